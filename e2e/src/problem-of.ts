import { readFileSync } from 'node:fs'

const documented = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
const TEXTS = ['title', 'detail'] as const

/**
 * Status and code of a refusal. @throws unless it is a problem document as the contract says: RFC 9457, with its own status
 * again, words for a person, and a code that docs/errors.md explains.
 */
export function problemOf({
  status,
  headers,
  body,
}: {
  status: number
  headers: Headers
  body: unknown
}): [number, string] {
  const type = headers.get('content-type') ?? 'none'
  if (!type.startsWith('application/problem+json')) throw new Error(`${status} with content type ${type} is no problem`)
  const problem = body as Readonly<Record<string, unknown>>
  const code = String(problem.code)
  if (problem.status !== status) throw new Error(`${code} says ${problem.status} but came with ${status}`)
  if (problem.type !== `/problems/${code}`) throw new Error(`${code} has the type ${problem.type}`)
  if (!TEXTS.every((name) => typeof problem[name] === 'string')) throw new Error(`${code} has no words`)
  if (!documented.includes(`\n### ${code}\n`)) throw new Error(`docs/errors.md does not know ${code}`)
  return [status, code]
}
