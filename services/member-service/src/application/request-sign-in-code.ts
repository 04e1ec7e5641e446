import { ok } from '@laurel/kernel'
import { channelOf, identifierOf } from '../domain/identifier.ts'
import type { Language } from '../domain/language.ts'
import { noAccount } from '../templates/no-account.template.ts'
import { signInCode } from '../templates/sign-in-code.template.ts'
import { answeredBefore, keepAnswer, type RequestMark } from './keep-answer.ts'
import type { Ports } from './ports.ts'
import type { Outcome } from './refusal.ts'
import { type CodeSent, countCode } from './send-code.ts'
import { trialKeyLifetime } from './trial-key.ts'

export interface RequestSignInCode {
  readonly address: string
  readonly clientAddress: string
  readonly language: Language
}

/**
 * Sends a code to sign in with. An address without an account goes the same way, and is sent a message that says so: only
 * its owner learns it [2.1]. The message is sealed under a key of its own, so that both kinds do the same work.
 */
export async function requestSignInCode(
  ports: Ports,
  command: RequestSignInCode,
  mark: RequestMark,
): Promise<Outcome<CodeSent>> {
  const { ids, codes, digests, memberKeys, policies, stores } = ports
  const parsed = identifierOf(channelOf(command.address), command.address, ports.parseMobile)
  if (!parsed.ok) return { ok: false, error: { code: parsed.error } }
  const before = await answeredBefore<CodeSent>(ports, mark)
  if (before) return before

  const identifierDigest = digests.identifier(parsed.value)
  const code = codes.draw(policies.codes.digits)
  const messageId = ids.newId('out')
  const key = await memberKeys.issue(messageId)
  const minutes = policies.codes.validForMs / 60_000
  return ports.write([], (unit) =>
    keepAnswer(ports, unit, mark, async () => {
      const sent = await countCode(ports, unit, parsed.value, command.clientAddress)
      if (!sent.ok) return { outcome: sent }
      const known = (await stores.identifiers.owner(identifierDigest, unit.tx)) !== null
      const codeHash = known ? codes.hash(identifierDigest, code) : codes.unmatchable()
      const state = { expiresAt: sent.value.expiresAt, tries: 0, used: false }
      await stores.signInCodes.put(unit.tx, { identifierDigest, codeHash, state })
      await memberKeys.save(unit.tx, key, trialKeyLifetime(unit.now))
      const message = known
        ? { ...signInCode.render[command.language]({ code, minutes }), code }
        : { ...noAccount.render[command.language]({}), code: null }
      await stores.outgoing.add(unit.tx, key, { id: messageId, ...parsed.value, ...message }, unit.now)
      return { outcome: ok(sent.value) }
    }),
  )
}
