import { runService } from '@laurel/service-kit'
import { startModerationService, VERSION } from './service.ts'
import { settings } from './settings.ts'

await runService({
  name: 'moderation-service',
  version: VERSION,
  settings,
  start: ({ settings: values, log }) => startModerationService(values, log),
})
