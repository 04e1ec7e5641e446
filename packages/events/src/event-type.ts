import type { TopicName } from './topics.ts'

/** A topic that each service has one of, so that the record alone does not say which: see {@link inTopic}. */
export type TopicFamily = 'dead-letters'

declare const shape: unique symbol

/**
 * Names one record type on the wire. Generated, one constant per record of `schemas/`; compare by `name`.
 *
 * `name` is the record's full name, which is also its subject in a schema registry (RecordNameStrategy) and its `ce_type`.
 * `topic` is the topic that carries it, without the prefix of an installation.
 */
export interface EventType<out T, out Topic extends TopicName | TopicFamily = TopicName> {
  readonly name: string
  readonly topic: Topic
  readonly [shape]?: T
}

/** Any record type, whatever its shape: what a list of types or a decoded message holds. */
export type AnyEventType = EventType<unknown, TopicName | TopicFamily>

/** The TypeScript shape of a record type: `ShapeOf<typeof PurchaseRecorded>` is `PurchaseRecorded`. */
export type ShapeOf<E> = E extends EventType<infer T, TopicName | TopicFamily> ? T : never

/** Pins a record that lives in a family of topics to one of them: `inTopic(DeadLettered, 'points.dead-letters')`. */
export function inTopic<T>(
  type: EventType<T, TopicFamily>,
  topic: TopicName & `${string}.${TopicFamily}`,
): EventType<T> {
  return { name: type.name, topic }
}
