export { startPointsService } from './service.ts'
export { settings } from './settings.ts'
