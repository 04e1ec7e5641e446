import { EXIT_CODE } from '../lifecycle/exit-code.ts'
import type { Running } from '../lifecycle/parts.ts'
import { runService } from '../lifecycle/run-service.ts'
import { createLogger, type Logger } from '../log/logger.ts'
import type { Settings } from '../settings/define-settings.ts'
import { processEnvironment } from '../settings/process-environment.ts'
import type { SettingsOf, SettingsTable } from '../settings/setting.ts'
import { runDeadLettersCommand } from './dead-letters-command.ts'
import { openServiceCore, type ServiceCoreOptions } from './service-core.ts'

/** A service's program: what it is made of, and how it starts. */
export interface ServiceProgram<T extends SettingsTable> {
  readonly name: string
  readonly version: string
  readonly settings: Settings<T>
  /** Its topics, stores and handlers. */
  core(settings: SettingsOf<T>, log: Logger): ServiceCoreOptions
  start(settings: SettingsOf<T>, log: Logger): Promise<Running>
}

/**
 * The whole of a service's main.ts. Without arguments it runs the service (`runService`); `dead-letters …` is the
 * operator's tool for parked messages, on the service's own database and by its own handlers, whether it runs or not.
 */
export async function serviceMain<T extends SettingsTable>(program: ServiceProgram<T>): Promise<void> {
  const [command, ...args] = process.argv.slice(2)
  if (command === undefined) {
    const { name, version, settings } = program
    return runService({ name, version, settings, start: (context) => program.start(context.settings, context.log) })
  }
  if (command === 'dead-letters') return operate(program, args)
  process.stderr.write(`${program.name}: there is no command ${command}; there is: dead-letters\n`)
  process.exit(EXIT_CODE.settings)
}

async function operate<T extends SettingsTable>(program: ServiceProgram<T>, args: readonly string[]): Promise<void> {
  process.stdout.on('error', () => process.exit(EXIT_CODE.stopped)) // whoever read the list has seen enough: `| head`
  const print = (line: string): void => void process.stdout.write(`${line}\n`)
  try {
    const log = createLogger({ service: program.name, version: program.version, level: 'warn' })
    const core = await openServiceCore(program.core(program.settings.load(processEnvironment()), log))
    const done = await runDeadLettersCommand(core.bus.deadLetters, args, print)
    await core.db.close()
    process.exit(done ? EXIT_CODE.stopped : EXIT_CODE.fault)
  } catch (fault) {
    process.stderr.write(`${program.name}: ${fault instanceof Error ? fault.message : 'unknown fault'}\n`)
    process.exit(EXIT_CODE.fault)
  }
}
