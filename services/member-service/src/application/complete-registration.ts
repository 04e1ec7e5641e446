import { err, ok } from '@laurel/kernel'
import { decideAttempt } from '../domain/code-attempt.ts'
import { type AgreementVersion, consentsForRegistration, type GivenConsent } from '../domain/consent.ts'
import { displayNameOf } from '../domain/display-name.ts'
import type { Language } from '../domain/language.ts'
import { passwordOf } from '../domain/password.ts'
import { admitMember } from './admit-member.ts'
import { answeredBefore, keepAnswer, type RequestMark } from './keep-answer.ts'
import type { MemberView } from './member-view.ts'
import type { Ports, Tokens } from './ports.ts'
import type { Outcome } from './refusal.ts'
import type { Registration } from './store-ports.ts'

export interface CompleteRegistration {
  readonly registrationId: string
  readonly code: string
  readonly displayName: string
  readonly password: string | null
  readonly consents: readonly GivenConsent[]
  readonly language: Language
}

export interface Registered {
  readonly member: MemberView
  readonly tokens: Tokens
}

/** What a completion comes to once it needs no more looking at but the code's. */
interface Checked {
  readonly displayName: string
  readonly agreed: readonly AgreementVersion[]
}

/**
 * Completes a registration by its code [2.1, 2.2]. A wrong code costs a try, kept before it is answered. Of many at once with
 * the right code one makes the account: they all write the registration, so the rest find it used.
 */
export async function completeRegistration(
  ports: Ports,
  command: CompleteRegistration,
  mark: RequestMark,
): Promise<Outcome<Registered>> {
  const before = await answeredBefore<Registered>(ports, mark)
  if (before) return before
  const checked = check(ports, command)
  if (!checked.ok) return checked
  const registration = await ports.stores.registrations.find(command.registrationId)
  if (!registration) return err({ code: 'CODE_INVALID' })
  const matches = ports.codes.matches(registration.id, command.code, registration.codeHash)
  if (!matches) return refuseWrongCode(ports, registration, mark)
  return admit(ports, command, checked.value, registration, mark)
}

function check(ports: Ports, command: CompleteRegistration): Outcome<Checked> {
  const { policies } = ports
  const displayName = displayNameOf(command.displayName, policies.displayNames)
  if (!displayName.ok) return err({ code: displayName.error })
  const password = command.password === null ? null : passwordOf(command.password, [], policies.passwords)
  if (password && !password.ok) return err({ code: password.error })
  const agreed = consentsForRegistration(policies.agreements, command.consents, ports.now())
  return agreed.ok ? ok({ displayName: displayName.value, agreed: agreed.value }) : agreed
}

/** No member is touched, so that a guess leaves no trace but the try. */
function refuseWrongCode(ports: Ports, { id }: Registration, mark: RequestMark): Promise<Outcome<Registered>> {
  return ports.write([], (unit) =>
    keepAnswer<Registered>(ports, unit, mark, async () => {
      const current = await ports.stores.registrations.find(id, unit.tx)
      if (!current) return { outcome: err({ code: 'CODE_INVALID' }) }
      const { state, outcome } = decideAttempt(current.state, false, unit.now, ports.policies.codes)
      await ports.stores.registrations.saveState(unit.tx, id, state)
      return { outcome: outcome.ok ? err({ code: 'CODE_INVALID' }) : err({ code: outcome.error }) }
    }),
  )
}

async function admit(
  ports: Ports,
  command: CompleteRegistration,
  { displayName, agreed }: Checked,
  registration: Registration,
  mark: RequestMark,
): Promise<Outcome<Registered>> {
  const { stores, memberKeys, policies, passwords } = ports
  const now = ports.now()
  const key = await memberKeys.load(registration.memberId)
  const identifier = key && (await stores.registrations.identifier(registration.id, key))
  if (!identifier) return err({ code: 'CODE_EXPIRED' })
  const password = command.password?.normalize('NFC') ?? null
  if (password !== null) {
    const usable = passwordOf(password, [identifier.address, displayName], policies.passwords)
    if (!usable.ok) return err({ code: usable.error })
  }
  // Hashing is dear, so it waits until the code is known to be right and still good.
  const open = decideAttempt(registration.state, true, now, policies.codes).outcome.ok
  const passwordHash = password !== null && open ? await passwords.hash(password) : null
  const sessionId = ports.ids.newId('ses')
  const tokens = await ports.tokens.issue({ memberId: key.memberId, sessionId }, 1, now)
  const newcomer = { key, identifier, displayName, agreed, passwordHash, sessionId, language: command.language }
  const welcomeId = ports.ids.newId('msg')
  return ports.write([key.memberId], (unit) =>
    keepAnswer<Registered>(ports, unit, mark, async () => {
      const current = await stores.registrations.find(registration.id, unit.tx)
      if (!current) return { outcome: err({ code: 'CODE_INVALID' }) }
      const attempt = decideAttempt(current.state, true, unit.now, policies.codes)
      await stores.registrations.saveState(unit.tx, registration.id, attempt.state)
      if (!attempt.outcome.ok) return { outcome: err({ code: attempt.outcome.error }) }
      // Another registration for this address came first. Its owner is told no more than for a wrong code.
      const taken = (await stores.identifiers.owner(registration.identifierDigest, unit.tx)) !== null
      if (taken) return { outcome: err({ code: 'CODE_INVALID' }) }
      const member = await admitMember(ports, unit, { ...newcomer, ...registration, welcomeId })
      return { outcome: ok({ member, tokens }), key }
    }),
  )
}
