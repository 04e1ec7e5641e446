import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDisk } from './disk.mjs'
import { explainFailure } from './explain-failure.mjs'
import { runQuietly } from './run-quietly.mjs'
import { hashFiles, isStamped, packageFiles, stamp } from './stamp.mjs'
import { step } from './step.mjs'

/**
 * Installs the dependencies of the lock file, unless that was done since the lock file or a package.json last changed.
 *
 * @param {string} root
 * @param {string} path PATH with pnpm on it
 */
export async function install(root, path) {
  const workspaceFile = join(root, 'pnpm-workspace.yaml')
  const workspace = existsSync(workspaceFile) ? readFileSync(workspaceFile, 'utf8') : ''
  const names = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packageFiles(root, workspace)]
  const wanted = hashFiles(root, names)
  const stampFile = join(root, 'node_modules', '.laurel-install')
  if (isStamped(stampFile, wanted)) return
  checkDisk(root)
  await step('Installing dependencies (pnpm install)', async () => {
    const env = { ...process.env, PATH: path, CI: 'true' }
    const { ok, output } = await runQuietly('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], {
      cwd: root,
      env,
    })
    if (!ok) throw explainFailure('Installing dependencies', output)
  })
  stamp(stampFile, wanted)
}
