import type { TSchema } from 'typebox'
import { textForm } from './setting-schema.ts'

type Facts = {
  type?: string
  enum?: unknown[]
  anyOf?: { const?: unknown }[]
  minimum?: number
  maximum?: number
  pattern?: string
  maxLength?: number
}

/** What a setting's value must be, in words: for error lines and for the generated table. */
export function expectedText(schema: TSchema): string {
  const facts = schema as Facts
  const words = facts.enum ?? facts.anyOf?.map((option) => option.const)
  if (words !== undefined) return `one of ${words.join(', ')}`
  switch (textForm(schema)) {
    case 'duration':
      return 'an ISO 8601 duration such as PT30S or P7D'
    case 'instant':
      return 'an RFC 3339 instant such as 2026-11-23T04:00:00Z'
    case 'list':
      return 'a list separated by commas'
    case 'url':
      return `a URL that starts with ${schemesOf(facts.pattern)}`
    default:
      return expectedByType(facts)
  }
}

function expectedByType(facts: Facts): string {
  if (facts.type === 'boolean') return 'true or false'
  if (facts.type === 'integer') return `a whole number${rangeText(facts)}`
  if (facts.type === 'number') return `a number${rangeText(facts)}`
  if (facts.pattern !== undefined) return `text that matches ${facts.pattern}`
  return facts.maxLength === undefined ? 'text' : `text of at most ${facts.maxLength} characters`
}

function rangeText({ minimum, maximum }: Facts): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`
  if (minimum !== undefined) return ` of at least ${minimum}`
  return maximum === undefined ? '' : ` of at most ${maximum}`
}

function schemesOf(pattern = ''): string {
  const schemes = /^\^\((.*)\):/.exec(pattern)?.[1] ?? ''
  return schemes
    .replaceAll('\\', '')
    .split('|')
    .map((scheme) => `${scheme}://`)
    .join(' or ')
}
