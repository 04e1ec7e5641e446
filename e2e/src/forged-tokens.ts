import { createHmac, generateKeyPairSync, sign } from 'node:crypto'

interface PublicKey {
  readonly kid: string
  readonly x: string
}

/**
 * What attackers make of a member's access token and the public keys at /.well-known/jwks.json, by name. None may get in.
 *
 * @param victim the member whom they want to be
 */
export function forgedTokens(token: string, { kid, x }: PublicKey, victim: string): [string, string][] {
  const [head = '', payload = '', signature = ''] = token.split('.')
  const claims = { ...read(payload), sub: victim }
  const header = read(head)
  const unsigned = (changes: object) => `${write({ ...header, ...changes })}.${write(claims)}`
  const byHmac = (secret: string | Buffer) => {
    const text = unsigned({ alg: 'HS256' })
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
  }
  const own = generateKeyPairSync('ed25519')
  const byOwnKey = (changes: object) => {
    const text = unsigned(changes)
    return `${text}.${sign(null, Buffer.from(text), own.privateKey).toString('base64url')}`
  }
  const jwk = own.publicKey.export({ format: 'jwk' })
  return [
    ['alg none', `${unsigned({ alg: 'none' })}.`],
    ['alg None, with the signature left', `${unsigned({ alg: 'None' })}.${signature}`],
    ['HS256 by the public key as text', byHmac(x)],
    ['HS256 by the public key as bytes', byHmac(Buffer.from(x, 'base64url'))],
    ["another member's name under the old signature", `${head}.${write(claims)}.${signature}`],
    ['a key of their own under our kid', byOwnKey({ kid })],
    ['a key of their own, sent along', byOwnKey({ jwk, kid: undefined })],
    ['a key of their own, to be fetched', byOwnKey({ jku: 'http://127.0.0.1:9/keys.json', kid: 'theirs' })],
    ['a kid that is a path', byOwnKey({ kid: '../../../../dev/null' })],
    ['a kid that is a database operator', byOwnKey({ kid: { $ne: null } })],
    ['a header that is critical and unknown', byOwnKey({ crit: ['exp'] })],
    ['a second token behind the first', `${token}.${payload}.${signature}`],
    ['no signature', `${head}.${payload}.`],
  ]
}

const read = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
const write = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
