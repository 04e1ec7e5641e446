import { dirname } from 'node:path'
import { InfraError } from '@laurel/infra'
import { runLaurel } from './start/run-laurel.ts'
import { StartFailure } from './start/start-failure.ts'
import { startOptions, WrongOption } from './start/start-options.ts'
import { Stopped, stopSignal } from './start/stop-signal.ts'

// The process edge of `npm start`: arguments, signals, exit code.

const print = (line: string) => console.log(line)

try {
  const options = startOptions(process.argv.slice(2), process.env)
  const around = { root: dirname(import.meta.dirname), environment: process.env, print }
  await runLaurel(options, around, stopSignal(print))
  print('Stopped. The data stays in .laurel/.')
} catch (error) {
  process.exitCode = 1
  const expected = [InfraError, StartFailure, WrongOption].some((kind) => error instanceof kind)
  if (error instanceof Stopped) process.exitCode = 130
  else console.error(expected && error instanceof Error ? `\n${error.message}` : error)
}
