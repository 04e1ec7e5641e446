import type { MessageTemplate } from './template.ts'
import { welcome } from './welcome.template.ts'

/** Every version of every inbox template, by `id@version`: old messages are shown in the words they were sent in. */
// biome-ignore lint/suspicious/noExplicitAny: a registry of templates of differing parameters, filled with what was stored
export const inboxTemplates: Readonly<Record<string, MessageTemplate<any>>> = {
  'welcome@1': welcome,
}
