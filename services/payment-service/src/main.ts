import { serviceMain } from '@laurel/service-kit'
import { paymentCore, startPaymentService, VERSION } from './service.ts'
import { settings } from './settings.ts'

await serviceMain({
  name: 'payment-service',
  version: VERSION,
  settings,
  core: paymentCore,
  start: startPaymentService,
})
