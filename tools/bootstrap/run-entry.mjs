import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs an entry written in TypeScript on Node 24 in place of this process: same terminal, same signals, same exit code.
 *
 * @param {{ node: string, path: string }} toolchain
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<number>}
 */
export function runEntry({ node, path }, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { cwd, env: { ...process.env, PATH: path }, stdio: 'inherit' })
    // A Ctrl-C reaches the child by itself as well; it takes two within a moment for one.
    const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal)
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, forward)
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
