import { expectStatus, type Newcomer, readCode, yesToAll } from '../src/register-member.ts'
import type { Narrator } from './narrator.ts'

/** Somebody becomes a member. */
export async function join(tell: Narrator): Promise<Newcomer> {
  const { client } = tell
  // example.com is nobody's (RFC 2606): even with a real gateway set, no stranger gets a message.
  const address = `demo-${Date.now().toString(36)}@example.com`
  tell.step('Somebody wants to join. A one-time code is sent to their address, to see that it is theirs.')
  const started = await client.post('/v1/registrations', { channel: 'email', address }, { language: 'en' })
  const { registrationId } = expectStatus(202, started).body

  tell.step('The code comes by e-mail or SMS. In development nothing is sent: GET /dev/outbox shows what would be.')
  const code = await readCode(tell.quiet, address)
  tell.say(`The code is ${code}.`)

  tell.step('With the code, and an explicit yes to each agreement in force (GET /v1/agreements), they are a member.')
  const path = `/v1/registrations/${registrationId}/completion`
  const body = { code, displayName: '韩梅梅', consents: await yesToAll(tell.quiet) }
  const { member, accessToken, refreshToken } = expectStatus(
    201,
    await client.post(path, body, { language: 'en' }),
  ).body

  tell.step(
    'member-service has told the others on Kafka: points-service opens an account, payment- and moderation-service keep',
    'the standing. The member sees it too, each line with the clause of the policy that it follows from.',
  )
  const call = { token: accessToken, language: 'en' }
  expectStatus(200, await client.get('/v1/me/standing', call))
  expectStatus(200, await client.get('/v1/me/messages', call))
  return { memberId: member.id, accessToken, refreshToken }
}
