/** One Ctrl-C arrives up to three times: from the terminal, from npm and from the process in between. */
const sameMs = 1000

/**
 * Aborts at the first SIGINT, SIGTERM or SIGHUP. A second one, later than the echoes of the first, ends this process at
 * once; what it started is then told to end without being waited for.
 */
export function stopSignal(print: (line: string) => void): AbortSignal {
  const controller = new AbortController()
  let first: number | null = null
  const onSignal = (signal: NodeJS.Signals) => {
    if (first === null) {
      first = performance.now()
      print(`\n${signal}: stopping the services, then Kafka, then MongoDB (once more: at once)`)
      controller.abort(new Stopped(signal))
    } else if (performance.now() - first > sameMs) {
      process.exit(130)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  // Nobody reads any more (npm start | head): stop in order instead of failing at the next line.
  process.stdout.on('error', () => controller.abort(new Stopped('the output is closed')))
  return controller.signal
}

/** The reason of the abort: somebody asked us to stop. */
class Stopped extends Error {}
