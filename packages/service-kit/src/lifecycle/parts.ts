import type { Logger } from '../log/logger.ts'

/** Something that runs until it is stopped. */
export type Running = {
  /** Ends the work in hand and lets go of what was taken. */
  stop(): Promise<void>
}

/** A part of a service: what starts it, and what stops it again. */
export type Part = {
  readonly name: string
  start(): Promise<void> | void
  stop?(): Promise<void> | void
}

/**
 * Starts parts one after another, in the order given. When one fails, those that had started are stopped, the last
 * first, and the fault is thrown on.
 *
 * @returns the whole: `stop` stops every part, the last first. A part that fails to stop does not keep the others from
 * it; the faults are thrown together, as an AggregateError, at the end. A second `stop` is the same stop.
 */
export async function startParts(log: Logger, parts: readonly Part[]): Promise<Running> {
  const started: Part[] = []
  for (const part of parts) {
    try {
      await part.start()
    } catch (fault) {
      log.error({ part: part.name }, 'part failed to start')
      await stopParts(log, started).catch((also) => log.error({ err: also }, 'stopping after a failed start'))
      throw fault
    }
    started.push(part)
    log.debug({ part: part.name }, 'part started')
  }
  let stopping: Promise<void> | null = null
  return {
    stop() {
      stopping ??= stopParts(log, started)
      return stopping
    },
  }
}

async function stopParts(log: Logger, started: readonly Part[]): Promise<void> {
  const faults: unknown[] = []
  for (const part of started.toReversed()) {
    try {
      await part.stop?.()
      log.debug({ part: part.name }, 'part stopped')
    } catch (fault) {
      log.error({ part: part.name, err: fault }, 'part failed to stop')
      faults.push(fault)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${started.length} parts failed to stop`)
}
