import { serviceMain } from '@laurel/service-kit'
import { moderationCore, startModerationService, VERSION } from './service.ts'
import { settings } from './settings.ts'

await serviceMain({
  name: 'moderation-service',
  version: VERSION,
  settings,
  core: moderationCore,
  start: startModerationService,
})
