export { startModerationService } from './service.ts'
export { settings } from './settings.ts'
