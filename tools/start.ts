import { dirname } from 'node:path'
import { InfraError } from '@laurel/infra'
import { runLaurel } from './start/run-laurel.ts'
import { StartFailure } from './start/start-failure.ts'
import { startOptions, WrongOption } from './start/start-options.ts'
import { stopSignal } from './start/stop-signal.ts'

// The process edge of `npm start`: arguments, signals, exit code.

const print = (line: string) => console.log(line)

const stop = stopSignal(print)

try {
  const options = startOptions(process.argv.slice(2), process.env)
  const around = { root: dirname(import.meta.dirname), environment: process.env, print }
  await runLaurel(options, around, stop)
  print('Stopped. The data stays in .laurel/.')
} catch (error) {
  const expected = [InfraError, StartFailure, WrongOption].some((kind) => error instanceof kind)
  process.exitCode = stop.aborted ? 130 : 1
  if (stop.aborted) print('Stopped before everything was ready.')
  else console.error(expected && error instanceof Error ? `\n${error.message}` : error)
}
