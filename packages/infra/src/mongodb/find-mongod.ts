import { InfraError } from '../infra-error.ts'
import { findProgram, isProgram } from '../process/find-program.ts'
import { runCommand } from '../process/run-command.ts'

/** Transactions with snapshot reads as Laurel uses them are tested from MongoDB 6 on. */
const mongodMajorMin = 6

export type FoundMongod = { program: string; version: string }

/**
 * The mongod of LAUREL_MONGOD (an error if it does not run or is too old: it was asked for), else one on PATH that is new
 * enough, else null.
 */
export async function findMongod(environment: NodeJS.ProcessEnv): Promise<FoundMongod | null> {
  const asked = environment.LAUREL_MONGOD
  if (asked) {
    const found = isProgram(asked) ? await inspect(asked) : null
    if (found !== null) return found
    throw new InfraError(
      'LAUREL_START_NO_MONGOD',
      `LAUREL_MONGOD is set to ${asked}, which is no mongod of version ${mongodMajorMin} or newer that runs here.`,
      'correct LAUREL_MONGOD, or unset it so that Laurel fetches its own.',
    )
  }
  const program = findProgram('mongod', environment.PATH)
  return program === null ? null : inspect(program)
}

/** Runs `mongod --version`; null if it does not run or is too old. */
export async function inspect(program: string): Promise<FoundMongod | null> {
  const { ok, output } = await runCommand(program, ['--version'])
  const version = ok ? parseMongodVersion(output) : null
  return version !== null && Number.parseInt(version, 10) >= mongodMajorMin ? { program, version } : null
}

/** The version in the output of `mongod --version`, for example 6.0.5, or null. */
export function parseMongodVersion(output: string): string | null {
  return /db version v(\d+\.\d+\.\d+)/.exec(output)?.[1] ?? null
}
