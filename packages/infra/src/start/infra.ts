import type { InfraError } from '../infra-error.ts'
import type { Log } from '../log.ts'
import type { PortNeed } from '../ports/check-ports.ts'
import type { How } from './part.ts'

export type InfraOptions = {
  /** Absolute path. Holds data, logs, and the lock that lets one instance at a time use it. */
  dataDir: string
  /** Default: a free port, kept for the life of this infra. */
  kafkaPort?: number
  /** Default: a free port, kept for the life of this infra. */
  mongoPort?: number
  /** Begin with an empty broker and database, removing what an earlier run left in the folder. */
  fresh?: boolean
  /** Where the fetched programs are kept. Default: `.laurel/cache` of this repository, shared by all data folders. */
  cacheDir?: string
  /** Default: silent. */
  log?: Log
  /** Ports that the caller will need later: checked before anything starts, so that nothing starts in vain. */
  alsoNeeds?: readonly PortNeed[]
  /** What to tell a second start about where this one listens, besides broker and database. */
  listens?: readonly string[]
  /** Start an own broker and database even where KAFKA_BROKERS or MONGODB_URL is set: whoever kills them needs that. */
  ignoreGiven?: boolean
  /** Default: process.env. */
  environment?: NodeJS.ProcessEnv
  /** Ends a start that is under way; what was started is stopped again. */
  signal?: AbortSignal
}

/** A broker or database that can be killed and brought back, to see what a crash does. */
export type Killable = {
  /** SIGKILL; resolves when the process is gone. Throws `LAUREL_START_NOT_LOCAL` unless it is a local process. */
  kill(): Promise<void>
  /** Starts it again on the same port and data; resolves when it can be used. */
  start(): Promise<void>
}

export type Infra = {
  /** `host:port` of each broker. */
  brokers: string[]
  /** A connection string of a replica set. */
  mongodbUrl: string
  /** Process ids of the local parts at this moment: `kafka`, `mongodb`. */
  readonly pids: Record<string, number>
  how: { kafka: How; mongodb: How }
  /** What runs, for a person: name and version. */
  titles: { kafka: string; mongodb: string }
  kafka: Killable
  mongodb: Killable
  /**
   * Writes down a process that the caller has started on this infra, so that the next start ends it, should this process
   * be killed. `marker` is a text of its command line that no other process has. Gives back the way to forget it.
   */
  track(name: string, pid: number, marker: string): () => void
  /** Calls the listener when a local broker or database ends though nobody asked it to. */
  onLost(listener: (error: InfraError) => void): void
  /** Ends the broker, then the database; data stays. Those given by the environment are left alone. Safe to call twice. */
  stop(): Promise<void>
}
