import { ok } from '@laurel/kernel'
import { type Channel, type Identifier, identifierOf } from '../domain/identifier.ts'
import type { Language } from '../domain/language.ts'
import { existingAccount } from '../templates/existing-account.template.ts'
import { registrationCode } from '../templates/registration-code.template.ts'
import { answeredBefore, keepAnswer, type RequestMark } from './keep-answer.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { Ports } from './ports.ts'
import type { Outcome } from './refusal.ts'
import { type CodeSent, countCode } from './send-code.ts'
import { trialKeyLifetime } from './trial-key.ts'

export interface StartRegistration {
  readonly channel: Channel
  readonly address: string
  readonly clientAddress: string
  readonly language: Language
}

export interface RegistrationStarted extends CodeSent {
  readonly registrationId: string
}

/**
 * Starts a registration: a code goes to the address [2.1]. Whether the address has an account changes nothing but the
 * words of that message: the same reads, writes and answer, so that neither content nor time tells a stranger.
 */
export async function startRegistration(
  ports: Ports,
  command: StartRegistration,
  mark: RequestMark,
): Promise<Outcome<RegistrationStarted>> {
  const { ids, codes, digests, memberKeys, policies, stores } = ports
  const parsed = identifierOf(command.channel, command.address, ports.parseMobile)
  if (!parsed.ok) return { ok: false, error: { code: parsed.error } }
  const before = await answeredBefore<RegistrationStarted>(ports, mark)
  if (before) return before

  const identifier = parsed.value
  const identifierDigest = digests.identifier(identifier)
  const registrationId = ids.newId('reg')
  const code = codes.draw(policies.codes.digits)
  const key = await memberKeys.issue(ids.newId('mbr'))
  const messageId = ids.newId('out')
  return ports.write([], (unit) =>
    keepAnswer(ports, unit, mark, async () => {
      const sent = await countCode(ports, unit, identifier, command.clientAddress)
      if (!sent.ok) return { outcome: sent }
      const taken = (await stores.identifiers.owner(identifierDigest, unit.tx)) !== null
      await memberKeys.save(unit.tx, key, trialKeyLifetime(unit.now))
      const codeHash = taken ? codes.unmatchable() : codes.hash(registrationId, code)
      const state = { expiresAt: sent.value.expiresAt, tries: 0, used: false }
      const registration = { id: registrationId, memberId: key.memberId, identifierDigest, codeHash, state }
      await stores.registrations.add(unit.tx, key, registration, identifier)
      const message = taken ? accountMessage(command) : codeMessage(command, code, policies.codes.validForMs)
      await stores.outgoing.add(unit.tx, key, { id: messageId, ...identifier, ...message }, unit.now)
      return { outcome: ok({ registrationId, ...sent.value }) }
    }),
  )
}

type Content = Omit<OutgoingMessage, 'id' | keyof Identifier>

function codeMessage({ language }: StartRegistration, code: string, validForMs: number): Content {
  return { ...registrationCode.render[language]({ code, minutes: validForMs / 60_000 }), code }
}

function accountMessage({ language }: StartRegistration): Content {
  return { ...existingAccount.render[language]({}), code: null }
}
