import { join } from 'node:path'
import { findProgram, isProgram } from '../process/find-program.ts'
import { runCommand } from '../process/run-command.ts'

/** Apache Kafka 4 needs Java 17 (its upgrade notes). */
export const javaMajorMin = 17

export type FoundJava = { program: string; major: number }

/** The first Java of JAVA_HOME and PATH that is new enough; else the newest that is too old; else null. */
export async function findJava(environment: NodeJS.ProcessEnv): Promise<FoundJava | null> {
  const home = environment.JAVA_HOME ? join(environment.JAVA_HOME, 'bin', 'java') : null
  const programs = [home && isProgram(home) ? home : null, findProgram('java', environment.PATH)]
  let best: FoundJava | null = null
  for (const program of programs.filter((candidate) => candidate !== null)) {
    const major = parseJavaMajor((await runCommand(program, ['-version'])).output)
    if (major === null) continue
    if (major >= javaMajorMin) return { program, major }
    if (best === null || major > best.major) best = { program, major }
  }
  return best
}

/** The major version in the output of `java -version`: 8 for "1.8.0_392", 17 for "17.0.15", null for anything else. */
export function parseJavaMajor(output: string): number | null {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? []
  if (first === undefined) return null
  return first === '1' && second !== undefined ? Number(second) : Number(first)
}
