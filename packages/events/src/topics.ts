const DAY_MS = 24 * 60 * 60 * 1000

/** Every topic of Laurel, without the prefix of an installation (contract.md, "Topics"). */
export type TopicName = keyof typeof catalogue

/** Who may write to a topic. `other-teams` are systems outside this repository. */
export type Writer = 'member-service' | 'points-service' | 'payment-service' | 'moderation-service' | 'other-teams'

/** What a topic holds: facts in the past tense, requests, the newest snapshot per member, or pointers to what failed. */
export type TopicKind = 'events' | 'commands' | 'snapshots' | 'dead-letters'

/** One topic with the settings that it is created with. `config` holds Kafka topic settings, ready for an admin client. */
export interface Topic {
  readonly name: TopicName
  readonly kind: TopicKind
  readonly writers: readonly Writer[]
  readonly partitions: number
  /** Whether the broker keeps only the newest message per key (the member). */
  readonly compacted: boolean
  /** How long a message can be read, in milliseconds; null on a compacted topic, which has no such limit. */
  readonly retentionMs: number | null
  readonly config: Readonly<Record<string, string>>
}

/**
 * Retention by kind, in milliseconds.
 * - events 30 days: a consumer survives the longest public holidays and an incident behind them, and a new team starts with a
 *   month of facts. What is older, snapshots and the services' own databases hold. An inbox for events without a sequence
 *   number must remember at least as long.
 * - commands 7 days: whoever asked has long had an answer; a request carried out weeks later would surprise its member.
 * - dead letters 30 days, like the events they point at; the bytes and the truth are in the service's database.
 */
const retentionMs = { events: 30 * DAY_MS, commands: 7 * DAY_MS, snapshots: null, 'dead-letters': 30 * DAY_MS } as const

/**
 * Compacted topics: a tombstone stays 30 days, so that whoever reads events in time also sees an erasure (clause 7.5), and a
 * replaced snapshot is gone at most a day or so later even on a quiet topic.
 */
const compaction = {
  'cleanup.policy': 'compact',
  'delete.retention.ms': String(30 * DAY_MS),
  'max.compaction.lag.ms': String(DAY_MS),
  'segment.ms': String(DAY_MS),
}

function topic<Name extends string>(name: Name, kind: TopicKind, ...writers: Writer[]) {
  const retention = retentionMs[kind]
  return {
    name,
    kind,
    writers,
    // The number never changes: a member's messages would move to another partition and lose their order.
    partitions: 12,
    compacted: kind === 'snapshots',
    retentionMs: retention,
    config: {
      ...(retention === null ? compaction : { 'cleanup.policy': 'delete', 'retention.ms': String(retention) }),
      // Retention counts from arrival: a writer with a wrong clock, or with a platform's past, must not lose messages at once.
      'message.timestamp.type': 'LogAppendTime',
    },
  }
}

const catalogue = {
  'platform.events': topic('platform.events', 'events', 'other-teams'),
  'member.events': topic('member.events', 'events', 'member-service'),
  'member.standing': topic('member.standing', 'snapshots', 'member-service'),
  'member.dead-letters': topic('member.dead-letters', 'dead-letters', 'member-service'),
  'points.commands': topic('points.commands', 'commands', 'member-service', 'payment-service'),
  'points.events': topic('points.events', 'events', 'points-service'),
  'points.balances': topic('points.balances', 'snapshots', 'points-service'),
  'points.dead-letters': topic('points.dead-letters', 'dead-letters', 'points-service'),
  'payment.commands': topic('payment.commands', 'commands', 'member-service', 'payment-service'),
  'payment.events': topic('payment.events', 'events', 'payment-service'),
  'payment.dead-letters': topic('payment.dead-letters', 'dead-letters', 'payment-service'),
  'moderation.commands': topic('moderation.commands', 'commands', 'member-service', 'payment-service'),
  'moderation.events': topic('moderation.events', 'events', 'moderation-service'),
  'moderation.dead-letters': topic('moderation.dead-letters', 'dead-letters', 'moderation-service'),
}

/** The topic catalogue by name: what the set-up step creates and what a producer or consumer may name. All keyed by memberId. */
export const topics: { readonly [Name in TopicName]: Topic & { readonly name: Name } } = catalogue

/** A topic's name in one installation: `LAUREL_TOPIC_PREFIX` in front of the catalogue's name. */
export function topicName(prefix: string, topic: TopicName): string {
  return `${prefix}${topic}`
}
