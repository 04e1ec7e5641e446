import { isUtf8 } from 'node:buffer'
import { framework } from './fault-to-problem.ts'
import type { HttpApp } from './http-app.ts'

/** Deeper than any body of ours; a deeper one could only aim at the stack of what walks it. */
const DEPTH_MAX = 64

/**
 * Makes JSON the only body that is read. It must be UTF-8 (RFC 8259, 8.1): bytes that are not would be replaced
 * silently and the stored text would differ from the one sent. `__proto__`, `constructor.prototype` and nesting of
 * more than 64 levels are refused.
 */
export function readOnlyJson(app: HttpApp): void {
  app.removeAllContentTypeParsers()
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer
    if (!isUtf8(bytes) || isDeeperThan(bytes, DEPTH_MAX)) done(framework.problem('MALFORMED_JSON'))
    else void parse(request, bytes.toString('utf8'), done)
  })
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])

function isDeeperThan(bytes: Uint8Array, max: number): boolean {
  if (bytes.length <= max) return false
  let depth = 0
  let inText = false
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0
    if (byte === QUOTE) inText = !inText
    else if (inText) i += byte === BACKSLASH ? 1 : 0
    else if (OPENING.has(byte)) depth += 1
    else if (CLOSING.has(byte)) depth -= 1
    if (depth > max) return true
  }
  return false
}
