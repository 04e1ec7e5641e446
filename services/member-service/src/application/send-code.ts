import { err, type Instant, ok } from '@laurel/kernel'
import type { Unit } from '@laurel/messaging'
import { clientNetwork } from '../domain/client-network.ts'
import { decideSend } from '../domain/code-sending.ts'
import type { Identifier } from '../domain/identifier.ts'
import type { Ports } from './ports.ts'
import type { Outcome } from './refusal.ts'

/** What a client is told when a code is on its way, or seems to be. */
export interface CodeSent {
  readonly expiresAt: Instant
  readonly resendAfter: Instant
}

/** Counts a code against the caps of the identifier and of the client address, or refuses it [2.1]. */
export async function countCode(
  { digests, stores, policies }: Pick<Ports, 'digests' | 'stores' | 'policies'>,
  unit: Unit,
  identifier: Identifier,
  clientAddress: string,
): Promise<Outcome<CodeSent>> {
  const counted = {
    identifier: digests.identifier(identifier),
    client: digests.clientNetwork(clientNetwork(clientAddress)),
  }
  const decision = decideSend(await stores.sendLogs.load(unit.tx, counted), unit.now, policies.codes)
  if (!decision.ok) return err(decision.error)
  await stores.sendLogs.save(unit.tx, counted, decision.value)
  return ok({
    expiresAt: unit.now + policies.codes.validForMs,
    resendAfter: unit.now + policies.codes.resendAfterMs,
  })
}
