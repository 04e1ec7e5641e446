import { err } from '@laurel/kernel'
import type { Unit } from '@laurel/messaging'
import type { MemberKey } from '@laurel/mongo'
import type { Ports } from './ports.ts'
import { type Outcome, retryAtOf } from './refusal.ts'

/**
 * How a request is known again: the client's `Idempotency-Key`, what was asked, and whose keys it is told apart among: a
 * route for anonymous callers, a member and route for members.
 */
export interface RequestMark {
  readonly scope: string
  readonly key: string
  readonly hash: string
}

type KeepPorts = Pick<Ports, 'digests' | 'stores' | 'now'>

/**
 * The answer that this request got before; null when it is new. Look before doing what is dear (hashing a password); the
 * look that counts is in {@link keepAnswer}.
 */
export async function answeredBefore<T>(ports: KeepPorts, mark: RequestMark, unit?: Unit): Promise<Outcome<T> | null> {
  const kept = await ports.stores.keptAnswers.find(keyDigest(ports, mark), unit?.tx)
  if (!kept) return null
  if (kept.requestDigest !== requestDigest(ports, mark)) return err({ code: 'IDEMPOTENCY_KEY_REUSED' })
  return kept.answer === null ? err({ code: 'ANSWER_ERASED' }) : (JSON.parse(kept.answer) as Outcome<T>)
}

/**
 * Carries a request out once: its answer is kept in the same transaction as its effects, so two at once conflict, and the
 * later one finds the answer of the first. What only waiting changes (a cap) is not kept, so that the same request can
 * succeed later. `key` seals an answer that holds what is the member's.
 */
export async function keepAnswer<T>(
  ports: KeepPorts,
  unit: Unit,
  mark: RequestMark,
  work: () => Promise<{ readonly outcome: Outcome<T>; readonly key?: MemberKey }>,
): Promise<Outcome<T>> {
  const before = await answeredBefore<T>(ports, mark, unit)
  if (before) return before
  const { outcome, key = null } = await work()
  if (!outcome.ok && retryAtOf(outcome.error) !== null) return outcome
  await ports.stores.keptAnswers.add(unit.tx, keyDigest(ports, mark), {
    requestDigest: requestDigest(ports, mark),
    answer: JSON.stringify(outcome),
    key,
    now: ports.now(),
  })
  return outcome
}

function keyDigest({ digests }: KeepPorts, { scope, key }: RequestMark): string {
  return digests.idempotency(JSON.stringify([scope, key]))
}

function requestDigest({ digests }: KeepPorts, { hash }: RequestMark): string {
  return digests.idempotency(hash)
}
