import { type Answer, type Call, type LaurelClient, laurelClient } from '../src/laurel-client.ts'
import type { ShopMessage } from '../src/shop.ts'
import { shortJson } from './short-json.ts'

/** Tells a story step by step, with what really went over the wire. */
export interface Narrator {
  /** A client that shows each request and its answer, shortened. */
  readonly client: LaurelClient
  /** A client that shows nothing. */
  readonly quiet: LaurelClient
  /** A new step: what happens, and why. */
  step(...words: string[]): void
  say(line: string): void
  /** Shows what a team publishes. */
  published(topic: string, message: ShopMessage): void
}

export function narrator(http: string, print: (line: string) => void): Narrator {
  const quiet = laurelClient(http)
  let steps = 0
  let bodyBefore: string | undefined
  const block = (text: string) => {
    for (const line of text.split('\n')) print(`   ${line}`)
  }
  const shown = async (request: string, call: Call | undefined, body: unknown, sent: Promise<Answer>) => {
    const answer = await sent
    block(`→ ${request}${besides(call)}`)
    const content = body === undefined ? undefined : shortJson(body, '  ')
    if (content !== undefined) block(content === bodyBefore ? '  (the same body)' : `  ${content}`)
    bodyBefore = content
    block(`← ${answer.status}${answer.body === null ? '' : ` ${shortJson(answer.body, '  ')}`}`)
    return answer
  }
  return {
    quiet,
    client: {
      get: (path, call) => shown(`GET ${path}`, call, undefined, quiet.get(path, call)),
      post: (path, body, call) => shown(`POST ${path}`, call, body, quiet.post(path, body, call)),
      delete: (path, call) => shown(`DELETE ${path}`, call, undefined, quiet.delete(path, call)),
    },
    step(...words) {
      steps += 1
      print('')
      for (const [at, line] of words.entries()) print(at === 0 ? `${steps}. ${line}` : `   ${line}`)
    },
    say: block,
    published(topic, { type, key, record, headers }) {
      block(`⇒ ${topic}   ${type.split('.').at(-1)}   key ${key}   ce_id ${headers.ce_id}`)
      block(`  ${shortJson(withoutRoutine(record), '  ')}`)
    },
  }
}

/** What of the headers tells something. Every POST has a key; it is worth showing where the story is about it. */
function besides({ token, key }: Call = {}): string {
  const parts = [
    ...(token === undefined ? [] : ['as the member']),
    ...(key === undefined ? [] : [`Idempotency-Key ${key}`]),
  ]
  return parts.length === 0 ? '' : `   (${parts.join(', ')})`
}

/** What the line above says already, and what is null, is left out; times are written out. */
function withoutRoutine(record: object): object {
  const fields = Object.entries(record).filter(([name, value]) => !said.has(name) && value !== null)
  return Object.fromEntries(fields.map(([name, value]) => [name, name.endsWith('At') ? rfc3339(value) : value]))
}

const said = new Set(['memberId', 'occurredAt'])
const rfc3339 = (instant: number) => new Date(instant).toISOString()
