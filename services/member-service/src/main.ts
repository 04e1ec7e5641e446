import { serviceMain } from '@laurel/service-kit'
import { memberCore, startMemberService, VERSION } from './service.ts'
import { settings } from './settings.ts'

await serviceMain({ name: 'member-service', version: VERSION, settings, core: memberCore, start: startMemberService })
