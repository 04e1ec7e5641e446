import { expectedText } from './expected-text.ts'
import type { Setting, SettingsTable } from './setting.ts'

/** The table of a service's settings in Markdown, for generated docs. The same input gives the same bytes. */
export function settingsMarkdown(table: SettingsTable): string {
  const rows = Object.entries(table).map(([name, setting]) => {
    const notes = [setting.doc, setting.secret && 'Secret.', setting.developmentOnly && 'Development only.']
    const cells = [
      `\`${name}\``,
      cell(expectedText(setting.schema)),
      defaultText(setting),
      cell(notes.filter(Boolean).join(' ')),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return ['| variable | value | default | what it decides |', '|---|---|---|---|', ...rows, ''].join('\n')
}

function defaultText(setting: Setting): string {
  if (setting.default !== undefined) return `\`${setting.default}\``
  return setting.optional === true ? '' : '**required**'
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
