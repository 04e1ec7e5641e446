import { describeTopics, type Installation, type JsonObject } from './describe-topics.ts'
import { records } from './generated/records.ts'
import { lockedIds } from './schema-ids.ts'
import { newestSchemas } from './schema-lock.ts'

/** Which installation the document is for; everything but the version may be left out. */
export type AsyncApiOptions = Partial<Installation> & Pick<Installation, 'version'>

/**
 * AsyncAPI 3.0 document of all topics that have records. It speaks for Laurel: what it sends is what other teams consume, what it
 * receives is what they produce. Pure; the package's `asyncapi.json` is this for no installation in particular.
 */
export function asyncApi(options: AsyncApiOptions): JsonObject {
  return describeTopics(records, newestSchemas, { prefix: '', brokers: [], ids: lockedIds, ...options })
}
