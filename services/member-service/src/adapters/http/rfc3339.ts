import type { Instant } from '@laurel/kernel'
import { Type } from 'typebox'

/** A moment as it is answered (contract.md): RFC 3339, UTC. */
export function rfc3339(instant: Instant): string {
  return new Date(instant).toISOString()
}

/** The schema of {@link rfc3339}. */
export const timeSchema = Type.String({ format: 'date-time' })
