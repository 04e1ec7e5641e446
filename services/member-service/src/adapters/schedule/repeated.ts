import type { Logger, Part } from '@laurel/service-kit'

/**
 * A part of the service that runs a task again and again, `everyMs` after it last ended. A task that fails is logged and runs
 * again in its turn. Stopping waits for the task under way.
 */
export function repeated(name: string, everyMs: number, log: Logger, task: () => Promise<void>): Part {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let stopped = false
  const run = async () => {
    try {
      await task()
    } catch (fault) {
      log.error({ err: fault, job: name }, 'a job failed')
    }
    if (!stopped) next()
  }
  const next = () => {
    timer = setTimeout(() => {
      running = run()
    }, everyMs)
  }
  return {
    name,
    start: next,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
