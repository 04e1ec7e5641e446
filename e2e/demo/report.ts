import { expectStatus, type Newcomer } from '../src/register-member.ts'
import type { Narrator } from './narrator.ts'

/** The member reports something: a command that another service carries out, answered within the request. */
export async function report(tell: Narrator, { accessToken: token }: Newcomer): Promise<void> {
  const body = { subject: { type: 'content', id: 'post_4711' }, category: 'insult', note: 'Calls people names.' }
  const key = crypto.randomUUID()
  tell.step(
    'The member reports a post. moderation-service takes the report in and answers over Kafka, within the request. The note',
    'is personal: it stays sealed in member-service, and no topic ever carries it.',
  )
  expectStatus(201, await tell.client.post('/v1/reports', body, { token, key, language: 'en' }))

  tell.step(
    'Their phone lost the answer and sends the same request again, with the same Idempotency-Key: the same answer. A new',
    'request about the same post is refused, with the reason and what to do next.',
  )
  expectStatus(201, await tell.client.post('/v1/reports', body, { token, key, language: 'en' }))
  expectStatus(409, await tell.client.post('/v1/reports', body, { token, language: 'en' }))
}
