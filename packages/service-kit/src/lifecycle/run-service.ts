import { createLogger, type Logger } from '../log/logger.ts'
import type { Environment, Settings } from '../settings/define-settings.ts'
import { processEnvironment } from '../settings/process-environment.ts'
import type { SettingsOf, SettingsTable } from '../settings/setting.ts'
import { SettingsError } from '../settings/settings-error.ts'
import { EXIT_CODE } from './exit-code.ts'
import type { Running } from './parts.ts'

/** The settings that the process edge itself needs; `baseSettings` has them. */
type EdgeSettings = { readonly LOG_LEVEL?: string; readonly LAUREL_STOP_LIMIT?: number }

/** A service as the process edge sees it. */
export type ServiceProcess<T extends SettingsTable> = {
  readonly name: string
  readonly version: string
  readonly settings: Settings<T>
  /** Starts the service; what it returns is stopped on a signal. */
  start(context: { readonly settings: SettingsOf<T>; readonly log: Logger }): Promise<Running>
  /** `process.env` by default. */
  readonly env?: Environment
}

const STOP_LIMIT_MS = 20_000

/**
 * Runs a service as this process, from its settings to its exit code (`EXIT_CODE`). Wrong settings are listed on
 * standard error. SIGTERM and SIGINT stop it within LAUREL_STOP_LIMIT; a second one ends it at once. An unhandled
 * error is logged and ends the process: a service that has lost a part must not go on half alive.
 */
export async function runService<T extends SettingsTable>(service: ServiceProcess<T>): Promise<void> {
  const warnings: string[] = []
  const settings = loadSettings(service, warnings)
  const { LOG_LEVEL: level, LAUREL_STOP_LIMIT: limit } = settings as EdgeSettings
  const log = createLogger({ service: service.name, version: service.version, ...(level !== undefined && { level }) })
  for (const warning of warnings) log.warn(warning)
  endOnUnhandled(log)
  const running = begin(service, settings, log)
  stopOnSignal(log, running, limit ?? STOP_LIMIT_MS)
  await running
}

function loadSettings<T extends SettingsTable>(service: ServiceProcess<T>, warnings: string[]): SettingsOf<T> {
  try {
    return service.settings.load(service.env ?? processEnvironment(), (warning) => warnings.push(warning))
  } catch (fault) {
    if (!(fault instanceof SettingsError)) throw fault
    process.stderr.write(`${service.name}: ${fault.message}\n`)
    process.exit(EXIT_CODE.settings)
  }
}

async function begin<T extends SettingsTable>(
  service: ServiceProcess<T>,
  settings: SettingsOf<T>,
  log: Logger,
): Promise<Running> {
  try {
    const running = await service.start({ settings, log })
    log.info('started')
    return running
  } catch (fault) {
    log.fatal({ err: fault }, 'failed to start')
    process.exit(EXIT_CODE.fault)
  }
}

function endOnUnhandled(log: Logger): void {
  const end = (what: string) => (fault: unknown) => {
    log.fatal({ err: fault instanceof Error ? fault : new Error(`not an error: ${typeof fault}`) }, what)
    process.exit(EXIT_CODE.fault)
  }
  process.on('uncaughtException', end('uncaught exception'))
  process.on('unhandledRejection', end('unhandled rejection'))
}

function stopOnSignal(log: Logger, running: Promise<Running>, limitMs: number): void {
  let stopping = false
  const onSignal = (signal: 'SIGINT' | 'SIGTERM') => {
    if (stopping) {
      log.warn({ signal }, 'second signal: ending at once')
      process.exit(signal === 'SIGINT' ? EXIT_CODE.interrupted : EXIT_CODE.terminated)
    }
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => {
      log.fatal({ limitMs }, 'the stop ran over its limit')
      process.exit(EXIT_CODE.fault)
    }, limitMs)
    void stopAndExit(log, running)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

async function stopAndExit(log: Logger, running: Promise<Running>): Promise<void> {
  try {
    await (await running).stop()
    log.info('stopped')
    process.exit(EXIT_CODE.stopped)
  } catch (fault) {
    log.fatal({ err: fault }, 'failed to stop')
    process.exit(EXIT_CODE.fault)
  }
}
