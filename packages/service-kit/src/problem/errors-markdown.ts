import type { ErrorDefinition, ErrorDefinitions } from './error-definition.ts'

/** A catalogue with the heading it gets in the docs. */
export type DocumentedErrors = { readonly heading: string; readonly definitions: ErrorDefinitions }

/**
 * The reference of error codes in Markdown, both languages, for generated docs. A code that an earlier section has
 * already is left out of later ones. The same input gives the same bytes.
 */
export function errorsMarkdown(...sections: readonly DocumentedErrors[]): string {
  const seen = new Set<string>()
  const parts = sections.map(({ heading, definitions }) => {
    const fresh = Object.entries(definitions).filter(([code]) => !seen.has(code))
    for (const [code] of fresh) seen.add(code)
    return [`## ${heading}`, ...fresh.map(([code, definition]) => entry(code, definition))].join('\n\n')
  })
  return `${parts.join('\n\n')}\n`
}

/** One code's part of the reference. */
export function errorEntry(code: string, definition: ErrorDefinition): string {
  return entry(code, definition)
}

function entry(code: string, { status, title, detail, next }: ErrorDefinition): string {
  const lines = [
    `### ${code}`,
    '',
    `HTTP ${status} · ${title.en} · ${title.zh}`,
    '',
    `- ${detail.en}`,
    `- ${detail.zh}`,
  ]
  if (next !== undefined) lines.push(`- What to do: ${next.en}`, `- 处理办法：${next.zh}`)
  return lines.join('\n')
}
