import { type SettingsTable, settingsMarkdown } from '@laurel/service-kit'
import { exportWith, loadServices } from './load-services.ts'

const intro = `# Settings

A service reads its settings from the environment once, at its start, and names everything that is wrong with them at once.
An empty variable counts as missing.
`

/** docs/settings.md: the table that each service declares in \`src/settings.ts\`. */
export const settingsDocument = async (): Promise<string> => {
  const services = await loadServices('settings.ts')
  const sections = [...services].map(([service, exports]) => {
    const table = exportWith(service, exports, 'table').table as SettingsTable
    return `## ${service}\n\n${settingsMarkdown(table)}`
  })
  return [intro, ...sections].join('\n')
}
