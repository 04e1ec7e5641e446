import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { checkDisk } from './disk.mjs'
import { explainFailure } from './explain-failure.mjs'
import { thisMachine, toolchainPlatform } from './platform.mjs'
import { runQuietly } from './run-quietly.mjs'
import { hashFiles, isStamped, stamp } from './stamp.mjs'
import { StartError } from './start-error.mjs'
import { megabytesIn, step } from './step.mjs'
import { isAtLeast, nodeMin, parseVersion, pnpmMajor } from './versions.mjs'

/** @typedef {{ node: string, path: string }} Toolchain `node` is the program; `path` is the PATH for children. */

/**
 * A Node and a pnpm of the pinned versions: the machine's own where they are new enough, else those fetched into
 * `.laurel/toolchain`, once.
 *
 * @param {string} root
 * @returns {Promise<Toolchain>}
 */
export async function toolchain(root) {
  const path = process.env.PATH ?? ''
  const nodeFits = isAtLeast(process.version, nodeMin)
  const ownNode = { node: process.execPath, path: [dirname(process.execPath), path].join(delimiter) }
  if (nodeFits && (await pnpmFits())) return ownNode
  const platform = toolchainPlatform(thisMachine())
  if (platform === null) throw unsupported()
  const modules = join(await fetched(root, platform), 'node_modules')
  const pnpmFolder = join(modules, '@pnpm', `exe.${platform}`)
  if (nodeFits) return { ...ownNode, path: [pnpmFolder, ownNode.path].join(delimiter) }
  const nodeFolder = join(modules, `node-${platform}`, 'bin')
  return { node: join(nodeFolder, 'node'), path: [nodeFolder, pnpmFolder, path].join(delimiter) }
}

async function pnpmFits() {
  const found = (process.env.PATH ?? '').split(delimiter).find((folder) => existsSync(join(folder, 'pnpm')))
  if (found === undefined || !isExecutable(beginning(join(found, 'pnpm')))) return false
  const { ok, output } = await runQuietly('pnpm', ['--version'])
  return ok && parseVersion(output)?.[0] === pnpmMajor
}

/** @param {string} file */
function beginning(file) {
  const bytes = Buffer.alloc(64)
  const descriptor = openSync(file, 'r')
  const length = readSync(descriptor, bytes)
  closeSync(descriptor)
  return bytes.subarray(0, length)
}

/**
 * Whether a program can be run by others than a shell. An install of pnpm without its scripts leaves a shell script with
 * no first line that says so: a shell runs it, turbo cannot.
 *
 * @param {Buffer} content
 */
export function isExecutable(content) {
  const script = content[0] === 0x23 && content[1] === 0x21
  const text = content.every((byte) => byte >= 0x09 && byte < 0x7f)
  return script || !text
}

/**
 * @param {string} root
 * @param {string} platform
 */
async function fetched(root, platform) {
  const source = join(root, 'tools', 'toolchain', platform)
  const folder = join(root, '.laurel', 'toolchain')
  const wanted = hashFiles(source, ['package.json', 'package-lock.json'])
  if (isStamped(join(folder, '.stamp'), wanted)) return folder
  checkDisk(root)
  removeDrafts(dirname(folder))
  const draft = `${folder}.new-${process.pid}`
  mkdirSync(draft, { recursive: true })
  try {
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(source, name), join(draft, name))
    const note = () => megabytesIn(draft)
    await step('Fetching Node 24 and pnpm 12 (80 MB) into .laurel/toolchain', () => fill(draft, platform), note)
    stamp(join(draft, '.stamp'), wanted)
    rmSync(folder, { recursive: true, force: true })
    renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return folder
}

/**
 * npm checks every package against the hashes of the lock file; install scripts are not needed and not run.
 *
 * @param {string} draft
 * @param {string} platform
 */
async function fill(draft, platform) {
  const npm = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--omit-lockfile-registry-resolved']
  const viaNode = npm !== undefined && /npm-cli\.js$/.test(npm) && existsSync(npm)
  const [program, before] = viaNode ? [process.execPath, [npm]] : ['npm', []]
  const { ok, missing, output } = await runQuietly(program, [...before, ...args], { cwd: draft })
  if (missing) throw noNpm()
  if (!ok) throw explainFailure('Fetching Node 24 and pnpm 12', output)
  const node = await runQuietly(join(draft, 'node_modules', `node-${platform}`, 'bin', 'node'), ['--version'])
  if (!node.ok || !isAtLeast(node.output, nodeMin)) throw unsupported(node.output)
}

/**
 * Drafts of runs that were cut short.
 *
 * @param {string} parent
 */
function removeDrafts(parent) {
  if (!existsSync(parent)) return
  for (const name of readdirSync(parent)) {
    const [, pid] = /^toolchain\.new-(\d+)$/.exec(name) ?? []
    if (pid === undefined || isAlive(Number(pid))) continue
    rmSync(join(parent, name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function unsupported(detail = '') {
  const { platform, arch } = process
  const why = detail.trim() === '' ? '' : ` (${detail.trim().split('\n')[0]})`
  return new StartError(
    'LAUREL_START_UNSUPPORTED_PLATFORM',
    `Laurel needs Node ${nodeMin} or newer and pnpm ${pnpmMajor}, and cannot fetch them for ${platform} on ${arch}${why}.`,
    `install Node 24 yourself, then pnpm with: npm install --global pnpm@${pnpmMajor}`,
  )
}

function noNpm() {
  return new StartError(
    'LAUREL_START_NO_NPM',
    'npm, which fetches Node 24 and pnpm, was not found.',
    'install npm (it comes with Node; on Debian and Ubuntu: apt-get install npm), or Node 24 and pnpm 12 yourself.',
  )
}
