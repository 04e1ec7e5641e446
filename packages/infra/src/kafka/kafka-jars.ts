import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseChecksums } from '../cache/checksum-list.ts'
import { ensureCache } from '../cache/ensure-cache.ts'
import { explainFailure } from '../process/explain-failure.ts'
import { runCommand } from '../process/run-command.ts'
import type { StartContext } from '../start/part.ts'

export const kafkaVersion = '4.4.0'

const ownFolder = join(import.meta.dirname, '..', '..', 'kafka')

/** The folder with the broker's jars, whole and checked; null when they must be fetched and there is no Maven. */
export async function kafkaJars(context: StartContext, maven: string | null): Promise<string | null> {
  const folder = join(context.cacheDir, `kafka-${kafkaVersion}`)
  const checksums = parseChecksums(readFileSync(join(ownFolder, 'kafka.sha256'), 'utf8'))
  let missing = false
  const fetch = async (draft: string) => {
    if (maven === null) missing = true
    else await fetchJars(maven, draft, context.signal)
  }
  try {
    await ensureCache({ folder, checksums, what: `Apache Kafka ${kafkaVersion} (43 MB)`, log: context.log, fetch })
    return folder
  } catch (error) {
    if (missing) return null
    throw error
  }
}

/** By its full name, so that Maven need not look up what `dependency:` stands for; the version is the pom's. */
const copyGoal = 'org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies'

/** -C makes Maven itself refuse a file whose checksum is wrong; ours are compared after it. */
async function fetchJars(maven: string, folder: string, signal: AbortSignal | undefined): Promise<void> {
  const goal = ['-B', '-C', '-f', join(ownFolder, 'pom.xml'), copyGoal, '-DincludeScope=runtime']
  const { ok, output } = await runCommand(maven, [...goal, `-DoutputDirectory=${folder}`], { signal })
  if (!ok) throw explainFailure(`Fetching Apache Kafka ${kafkaVersion} with Maven`, output)
}
