import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and gives back everything it printed. A program that is not there gives `missing`.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ ok: boolean, missing: boolean, output: string }>}
 */
export function runQuietly(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.once('error', (error) => {
      resolve({
        ok: false,
        missing: /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT',
        output: error.message,
      })
    })
    child.once('close', (code) => resolve({ ok: code === 0, missing: false, output }))
  })
}
