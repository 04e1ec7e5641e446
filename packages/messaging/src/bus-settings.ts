/** How a bus runs; every figure has a default. */
export interface BusSettings {
  /** Most messages in one transaction. */
  readonly batchMax: number
  readonly concurrency: number
  readonly inboxRetentionMs: number
  readonly outboxRetentionMs: number
  readonly replicationFactor: number
  /** How long a consumer may be silent before its partitions are given to another, ms. */
  readonly sessionTimeoutMs: number
  /** How long the relay's leaseholder may be silent before another takes over, ms. */
  readonly relayLeaseMs: number
}

const DAY_MS = 24 * 60 * 60 * 1000
export const DEFAULT_BUS_SETTINGS: BusSettings = {
  batchMax: 500,
  concurrency: 3,
  inboxRetentionMs: 35 * DAY_MS,
  outboxRetentionMs: DAY_MS,
  replicationFactor: -1,
  sessionTimeoutMs: 15_000,
  relayLeaseMs: 10_000,
}
