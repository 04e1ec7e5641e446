export { type MemberService, type MemberSettings, startMemberService } from './service.ts'
export { settings } from './settings.ts'
