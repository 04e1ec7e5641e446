import { runService } from '@laurel/service-kit'
import { startPaymentService, VERSION } from './service.ts'
import { settings } from './settings.ts'

await runService({
  name: 'payment-service',
  version: VERSION,
  settings,
  start: ({ settings: values, log }) => startPaymentService(values, log),
})
