import { runService } from '@laurel/service-kit'
import { startMemberService, VERSION } from './service.ts'
import { settings } from './settings.ts'

await runService({
  name: 'member-service',
  version: VERSION,
  settings,
  start: ({ settings: values, log }) => startMemberService(values, log),
})
