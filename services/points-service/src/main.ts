import { serviceMain } from '@laurel/service-kit'
import { pointsCore, startPointsService, VERSION } from './service.ts'
import { settings } from './settings.ts'

await serviceMain({ name: 'points-service', version: VERSION, settings, core: pointsCore, start: startPointsService })
