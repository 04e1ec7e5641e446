import { type Codec, createCodec, loadRegistryIds, lockedIds, type SchemaIds, type TopicName } from '@laurel/events'
import type { Clock, Instant } from '@laurel/kernel'
import { type Bus, createBus, type Handler, killProbe, type ServiceName, type StoreDefs } from '@laurel/messaging'
import { connect, type Database } from '@laurel/mongo'
import type { AdjustableClock, ClockMove } from '../clock/adjustable-clock.ts'
import { type FollowedClock, followClockFile } from '../clock/clock-file.ts'
import { processClock } from '../clock/process-clock.ts'
import type { ReadyCheck } from '../http/readiness.ts'
import type { Part } from '../lifecycle/parts.ts'
import type { Logger } from '../log/logger.ts'
import { createMetrics, type Metrics } from '../observe/metrics.ts'
import { startTracing } from '../observe/tracing.ts'
import type { baseSettings } from '../settings/base-settings.ts'
import type { SettingsOf } from '../settings/setting.ts'

export type BaseSettings = SettingsOf<ReturnType<typeof baseSettings>>

/** What makes one service differ from another, as far as the bus is concerned. */
export interface ServiceCoreOptions {
  readonly service: ServiceName
  readonly version: string
  readonly settings: BaseSettings
  readonly log: Logger
  readonly reads: readonly TopicName[]
  readonly stores: StoreDefs
  /** Made once the clock and the database are there. */
  readonly handlers: readonly Handler[]
}

/** What every service stands on: its clock, database, codec and bus, and the parts that start and stop them. */
export interface ServiceCore {
  readonly clock: Clock
  readonly adjustableClock: AdjustableClock | null
  /** Moves the clock, and those of the machine's other services; null in production. */
  readonly moveClock: MoveClock | null
  readonly db: Database
  readonly codec: Codec
  /** The ids that this installation's messages carry: the lock file's, or the registry's. */
  readonly schemaIds: SchemaIds
  readonly bus: Bus
  readonly metrics: Metrics
  readonly ready: readonly ReadyCheck[]
  /** In starting order: the bus (with topics and indexes). The database is open already and is closed last. */
  readonly parts: readonly Part[]
}

/** By an ISO 8601 duration, or to an instant (epoch ms). */
export type MoveClock = (move: { readonly advance: string } | { readonly now: Instant }) => ClockMove

/** Opens the database and puts the bus together; nothing is read or published until the parts are started. */
export async function openServiceCore(options: ServiceCoreOptions): Promise<ServiceCore> {
  const { service, settings, log } = options
  const { clock, adjustable } = processClock(settings)
  const file = settings.LAUREL_CLOCK_FILE
  const followed = adjustable && file !== undefined ? followClockFile(adjustable, file) : null
  const tracing = await startTracing({
    service: `${service}-service`,
    version: options.version,
    endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
  })
  const db = await connect(settings.MONGODB_URL, settings.LAUREL_DATABASE, { appName: `${service}-service` })
  const metrics = createMetrics(`${service}-service`)
  const { schemaIds, ...wire } = await openCodec(settings.SCHEMA_REGISTRY_URL)
  const bus = createBus({
    ...wire,
    service,
    db,
    kafka: kafkaOf(settings),
    topicPrefix: settings.LAUREL_TOPIC_PREFIX,
    now: () => clock.now(),
    log,
    registry: metrics.registry,
    reads: options.reads,
    stores: options.stores,
    handlers: options.handlers,
    probe: killProbe(settings.LAUREL_FAULT_KILL_AT),
    settings: {
      batchMax: settings.LAUREL_BATCH_MAX,
      inboxRetentionMs: settings.LAUREL_INBOX_RETENTION,
      outboxRetentionMs: settings.LAUREL_OUTBOX_RETENTION,
    },
  })
  const parts: Part[] = [
    { name: 'tracing', start() {}, stop: () => tracing.stop() },
    { name: 'clock', start() {}, stop: () => followed?.stop() },
    { name: 'database', start() {}, stop: () => db.close() },
    { name: 'bus', start: () => bus.start(), stop: () => bus.stop() },
  ]
  const ready = readyChecks(db, bus)
  const moveClock = adjustable && mover(adjustable, followed)
  return { clock, adjustableClock: adjustable, moveClock, db, codec: wire.codec, schemaIds, bus, metrics, ready, parts }
}

function mover(clock: AdjustableClock, followed: FollowedClock | null): MoveClock {
  return (move) => {
    const moved = 'advance' in move ? clock.advance(move.advance) : clock.set(move.now)
    if (moved.ok) followed?.tell()
    return moved
  }
}

function readyChecks(db: Database, bus: Bus): ReadyCheck[] {
  const database: ReadyCheck = { name: 'database', check: () => db.ping().then(() => ({ ok: true })) }
  const fromBus = bus.checks().map(({ name }): ReadyCheck => {
    return { name, check: () => ({ ok: bus.checks().some((check) => check.name === name && check.ok) }) }
  })
  return [database, ...fromBus]
}

async function openCodec(registryUrl: string | undefined) {
  if (registryUrl === undefined) return { codec: createCodec(), schemaIds: lockedIds }
  const ids = await loadRegistryIds(registryUrl)
  return { codec: createCodec({ ids }), schemaIds: ids, resolveUnknown: (id: number) => ids.resolveUnknown(id) }
}

function kafkaOf(settings: BaseSettings) {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = settings
  const sasl = mechanism && username && password ? { sasl: { mechanism, username, password } } : {}
  return { brokers: settings.KAFKA_BROKERS, ssl: settings.KAFKA_SSL, ...sasl }
}
