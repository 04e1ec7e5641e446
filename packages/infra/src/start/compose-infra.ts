import type { InstanceLock } from '../folder/instance-lock.ts'
import { InfraError } from '../infra-error.ts'
import type { Log } from '../log.ts'
import type { ProcessLedger } from '../process/process-ledger.ts'
import { step } from '../step.ts'
import type { Infra, Killable } from './infra.ts'
import type { RunningPart } from './part.ts'
import type { BothParts } from './start-both.ts'

type Parts = BothParts & { ledger: ProcessLedger; lock: InstanceLock; log: Log }

/** The face of two running parts. */
export function composeInfra({ kafka, mongodb, ledger, lock, log }: Parts): Infra {
  let stopping: Promise<void> | null = null
  const stopAll = async () => {
    if (kafka.how !== 'given') await step(log, 'Stopping Kafka', kafka.stop)
    if (mongodb.how !== 'given') await step(log, 'Stopping MongoDB', mongodb.stop)
    ledger.clear()
    lock.release()
  }
  return {
    brokers: kafka.address,
    mongodbUrl: mongodb.address,
    get pids() {
      const pids = { kafka: kafka.process?.pid() ?? null, mongodb: mongodb.process?.pid() ?? null }
      return Object.fromEntries(Object.entries(pids).filter((entry): entry is [string, number] => entry[1] !== null))
    },
    how: { kafka: kafka.how, mongodb: mongodb.how },
    titles: { kafka: kafka.title, mongodb: mongodb.title },
    kafka: killable('Kafka', kafka),
    mongodb: killable('MongoDB', mongodb),
    track(name, pid, marker) {
      ledger.record(name, pid, marker)
      return () => ledger.forget(name)
    },
    onLost(listener) {
      kafka.process?.onLost(listener)
      mongodb.process?.onLost(listener)
    },
    stop() {
      stopping ??= stopAll()
      return stopping
    },
  }
}

function killable(name: string, part: RunningPart<unknown>): Killable {
  const own = () => {
    if (part.process !== null) return part.process
    throw new InfraError(
      'LAUREL_START_NOT_LOCAL',
      `${name} is not a process of ours (${part.how}), so it cannot be killed and started.`,
      'start the infra with ignoreGiven: true on a machine that can run it as a local process.',
    )
  }
  return { kill: async () => own().kill(), start: async () => own().start() }
}
