import type { Answer, Call, LaurelClient } from './laurel-client.ts'

export interface Newcomer {
  readonly memberId: string
  readonly accessToken: string
  readonly refreshToken: string
}

/** Where a registration is completed, and the one-time code for it, read from the development outbox. */
export interface CodeSent {
  readonly path: string
  readonly code: string
}

/** Asks for a one-time code [2.1]. Development only: elsewhere nobody but the owner of the address sees a code. */
export async function askForCode(client: LaurelClient, address: string, call?: Call): Promise<CodeSent> {
  const channel = address.includes('@') ? 'email' : 'phone'
  const { body } = expectStatus(202, await client.post('/v1/registrations', { channel, address }, call))
  return { path: `/v1/registrations/${body.registrationId}/completion`, code: await readCode(client, address) }
}

/** The code in the newest message to an address. */
export async function readCode(client: LaurelClient, address: string): Promise<string> {
  const { body } = expectStatus(200, await client.get('/dev/outbox?limit=1000'))
  const message = body.items.find((item: { address: string }) => item.address === address)
  if (!message?.code) throw new Error('the development outbox holds no code for this address')
  return message.code
}

/** An explicit yes to each agreement in force [2.2]. */
export async function yesToAll(client: LaurelClient): Promise<{ document: string; version: string }[]> {
  const { body } = expectStatus(200, await client.get('/v1/agreements'))
  const inForce = body.items.filter(({ status }: { status: string }) => status === 'in-force')
  return inForce.map(({ document, version }: { document: string; version: string }) => ({ document, version }))
}

/** Registers a member over HTTP, from the code to the session. */
export async function registerMember(
  client: LaurelClient,
  address: string,
  more: { readonly displayName?: string; readonly password?: string } = {},
): Promise<Newcomer> {
  const { path, code } = await askForCode(client, address)
  const body = { code, displayName: '张三', consents: await yesToAll(client), ...more }
  const { member, accessToken, refreshToken } = expectStatus(201, await client.post(path, body)).body
  return { memberId: member.id, accessToken, refreshToken }
}

/** The answer, if it has this status. @throws with the problem's code and words, but nothing that was sent */
export function expectStatus(status: number, answer: Answer): Answer {
  if (answer.status === status) return answer
  const { code, detail } = answer.body ?? {}
  throw new Error(`Laurel answered ${answer.status} instead of ${status}: ${code} ${detail}`)
}
