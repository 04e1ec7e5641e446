import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { step } from '@laurel/infra'

export type Check = { name: string; command: string }

/**
 * Runs the checks one after the other (those named in `only`, else all), shows the output of those that fail, and closes
 * with `checks: N passed, N failed`. Gives the exit code: 0 only if at least one ran and none failed.
 */
export async function runChecks(checks: readonly Check[], only: readonly string[], root: string): Promise<number> {
  const unknown = only.filter((name) => checks.every((check) => check.name !== name))
  if (unknown.length > 0) {
    console.error(`no check ${unknown.join(', ')}; there are ${checks.map(({ name }) => name).join(', ')}`)
    return 2
  }
  const failed: string[] = []
  const chosen = checks.filter(({ name }) => only.length === 0 || only.includes(name))
  for (const check of chosen) {
    const { ok, output } = await step(console.log, check.name, () => run(check, root))
    if (ok) continue
    failed.push(check.name)
    console.log(`${output.trimEnd()}\n✗ ${check.name} failed. Alone: npm run check -- ${check.name}\n`)
  }
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`)
  console.log(`checks: ${chosen.length - failed.length} passed, ${failed.length} failed`)
  return failed.length > 0 ? 1 : 0
}

/** What turbo says, and still succeeds, when it finds no package with the script: a gate that looks at nothing is not passed. */
const lookedAtNothing = /No tasks were executed/

/** With the programs of node_modules first on PATH, as pnpm would run it. */
function run({ command }: Check, root: string): Promise<{ ok: boolean; output: string }> {
  const [program = '', ...args] = command.split(' ')
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1' }
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0 && !lookedAtNothing.test(output), output }))
  })
}
