import { runService } from '@laurel/service-kit'
import { startPointsService, VERSION } from './service.ts'
import { settings } from './settings.ts'

await runService({
  name: 'points-service',
  version: VERSION,
  settings,
  start: ({ settings: values, log }) => startPointsService(values, log),
})
