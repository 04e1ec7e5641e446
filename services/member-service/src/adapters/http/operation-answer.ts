import type { Operation, Submitted } from '@laurel/messaging'
import { Type } from 'typebox'
import { errors } from '../../errors.ts'
import type { HttpPorts } from './http-ports.ts'

/** A write that another service has not yet answered. */
export const pendingSchema = Type.Object({ operationId: Type.String(), status: Type.Literal('pending') })

/** Codes with which other services turn a member's command down. */
const refusals = ['ALREADY_REPORTED', 'CATEGORY_UNKNOWN', 'SUBJECT_TYPE_UNKNOWN', 'OWN_SUBJECT'] as const
type RefusalCode = (typeof refusals)[number]

/** The problem of a command that was turned down. A code that is not known here is a fault of the release, not the reader's. */
function refused(code: string) {
  const known = refusals.find((candidate): candidate is RefusalCode => candidate === code)
  if (known === undefined) throw new Error(`A command was refused with ${code}, which has no words`)
  return errors.problem(known)
}

/**
 * The finished operation of a submission, waiting at most `waitMs` for it; null while it is pending.
 * @throws Problem when it was refused, or its key was used for another request
 */
export async function outcomeOf(
  { operations }: Pick<HttpPorts, 'operations'>,
  submitted: Submitted,
  waitMs: number,
): Promise<{ readonly operation: Operation; readonly result: Readonly<Record<string, unknown>> | null }> {
  if (submitted.kind === 'reused') throw errors.problem('IDEMPOTENCY_KEY_REUSED')
  const operation = (await operations.outcome(submitted.operation._id, waitMs)) ?? submitted.operation
  const { outcome } = operation
  if (outcome.status === 'refused') throw refused(outcome.code)
  return { operation, result: outcome.status === 'succeeded' ? outcome.result : null }
}
