import { err, ok } from '@laurel/kernel'
import { clientNetwork } from '../domain/client-network.ts'
import { channelOf, identifierOf } from '../domain/identifier.ts'
import { decideTry } from '../domain/password-tries.ts'
import { answeredBefore, keepAnswer, type RequestMark } from './keep-answer.ts'
import { openSession } from './open-session.ts'
import type { Ports, Tokens } from './ports.ts'
import type { Outcome } from './refusal.ts'

export interface SignInByPassword {
  readonly address: string
  readonly password: string
  readonly clientAddress: string
}

/**
 * Signs in by password. The try is counted before the password is looked at, and an address without an account, or an
 * account without a password, takes the time of a comparison: nothing tells them apart [2.1].
 */
export async function signInByPassword(
  ports: Ports,
  command: SignInByPassword,
  mark: RequestMark,
): Promise<Outcome<Tokens>> {
  const { digests, memberKeys, stores } = ports
  const parsed = identifierOf(channelOf(command.address), command.address, ports.parseMobile)
  if (!parsed.ok) return err({ code: parsed.error })
  const before = await answeredBefore<Tokens>(ports, mark)
  if (before) return before

  const identifierDigest = digests.identifier(parsed.value)
  const counted = await countTry(ports, identifierDigest, command.clientAddress)
  if (!counted.ok) return counted
  const memberId = await stores.identifiers.owner(identifierDigest)
  const hash = await stores.credentials.passwordHash(memberId ?? 'nobody')
  const right = await ports.passwords.verify(hash, command.password.normalize('NFC'))
  const key = right && memberId !== null ? await memberKeys.load(memberId) : null
  const session = key && (await openSession(ports, key.memberId, ports.now()))
  return ports.write([], (unit) =>
    keepAnswer<Tokens>(ports, unit, mark, async () => {
      if (!session || !key) return { outcome: err({ code: 'CREDENTIALS_INVALID' }) }
      await stores.tryLogs.clear(unit.tx, identifierDigest)
      await session.save(unit)
      return { outcome: ok(session.tokens), key }
    }),
  )
}

function countTry(ports: Ports, identifierDigest: string, clientAddress: string): Promise<Outcome<null>> {
  const { digests, policies, stores, write } = ports
  const counted = { identifier: identifierDigest, client: digests.clientNetwork(clientNetwork(clientAddress)) }
  return write([], async ({ tx, now }): Promise<Outcome<null>> => {
    const decision = decideTry(await stores.tryLogs.load(tx, counted), now, policies.passwordTries)
    if (!decision.ok) return err(decision.error)
    await stores.tryLogs.save(tx, counted, decision.value)
    return ok(null)
  })
}
