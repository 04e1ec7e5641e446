export { startPaymentService } from './service.ts'
export { settings } from './settings.ts'
