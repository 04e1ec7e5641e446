import { err, ok } from '@laurel/kernel'
import { decideAttempt } from '../domain/code-attempt.ts'
import { channelOf, identifierOf } from '../domain/identifier.ts'
import { answeredBefore, keepAnswer, type RequestMark } from './keep-answer.ts'
import { openSession } from './open-session.ts'
import type { Ports, Tokens } from './ports.ts'
import type { Outcome } from './refusal.ts'

export interface SignInByCode {
  readonly address: string
  readonly code: string
}

/** Signs in by the newest code that was sent to the address. A try is kept before it is answered [2.1]. */
export async function signInByCode(ports: Ports, command: SignInByCode, mark: RequestMark): Promise<Outcome<Tokens>> {
  const { codes, digests, memberKeys, policies, stores } = ports
  const parsed = identifierOf(channelOf(command.address), command.address, ports.parseMobile)
  if (!parsed.ok) return err({ code: parsed.error })
  const before = await answeredBefore<Tokens>(ports, mark)
  if (before) return before

  const identifierDigest = digests.identifier(parsed.value)
  const newest = await stores.signInCodes.find(identifierDigest)
  // Only a right code leads to whose it is: until then nothing depends on whether anyone has the address.
  const right = newest !== null && codes.matches(identifierDigest, command.code, newest.codeHash)
  const memberId = right ? await stores.identifiers.owner(identifierDigest) : null
  const key = memberId === null ? null : await memberKeys.load(memberId)
  const session = key && (await openSession(ports, key.memberId, ports.now()))
  return ports.write([], (unit) =>
    keepAnswer<Tokens>(ports, unit, mark, async () => {
      const sent = await stores.signInCodes.find(identifierDigest, unit.tx)
      if (!sent) return { outcome: err({ code: 'CODE_INVALID' }) }
      const matches = codes.matches(identifierDigest, command.code, sent.codeHash) && session !== null
      const { state, outcome } = decideAttempt(sent.state, matches, unit.now, policies.codes)
      await stores.signInCodes.saveState(unit.tx, identifierDigest, state)
      if (!outcome.ok) return { outcome: err({ code: outcome.error }) }
      if (!session) return { outcome: err({ code: 'CODE_INVALID' }) }
      await session.save(unit)
      return { outcome: ok(session.tokens), key }
    }),
  )
}
