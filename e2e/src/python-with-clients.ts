import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')
const requirements = join(root, 'e2e', 'python', 'requirements.txt')
const folder = join(root, '.laurel', 'cache', 'python')
const stamp = join(folder, '.installed')
const INSTALL_WITHIN_MS = 540_000

/** A Python that has the stock Confluent client, and what it printed. */
export interface PythonWithClients {
  /** @throws with what it printed, unless it ends well */
  run(script: string, args: readonly string[]): Promise<string>
}

/**
 * The machine's Python 3 with the packages of e2e/python/requirements.txt, in an environment of its own below `.laurel/cache`.
 * Installed once: the next time for other requirements or another Python.
 *
 * @throws with what to do when the machine has no Python 3, or no way to install
 */
export async function pythonWithClients(): Promise<PythonWithClients> {
  const version = await pythonVersion()
  const wanted = createHash('sha256')
    .update(`${version}\n${readFileSync(requirements, 'utf8')}`)
    .digest('hex')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    await install()
    writeFileSync(stamp, wanted)
  }
  return {
    async run(script, args) {
      const { stdout } = await run(join(folder, 'bin', 'python'), [script, ...args], { timeout: 120_000 })
      return stdout
    },
  }
}

async function pythonVersion(): Promise<string> {
  try {
    return (await run('python3', ['-c', 'import sys; print(sys.version, sys.base_prefix)'])).stdout
  } catch (cause) {
    throw new Error(
      'The tests of the wire format need Python 3 on the PATH (Debian, Ubuntu: apt-get install python3-venv)',
      { cause },
    )
  }
}

async function install(): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  process.stdout.write('Installing the Confluent client for Python, once …\n')
  try {
    await run('python3', ['-m', 'venv', folder])
  } catch (cause) {
    throw new Error('Python 3 is there without its venv module (Debian, Ubuntu: apt-get install python3-venv)', {
      cause,
    })
  }
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]
  await run(join(folder, 'bin', 'python'), pip, { timeout: INSTALL_WITHIN_MS })
}
