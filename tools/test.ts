import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { testTotals, totalsLine } from './test/test-totals.ts'

// The process edge of `npm test`: runs vitest with the arguments it was given and closes with a line that counts.

const root = dirname(import.meta.dirname)
const folder = join(root, '.laurel', 'reports')
const reportFile = join(folder, 'tests.json')

mkdirSync(folder, { recursive: true })
rmSync(reportFile, { force: true })

const exitCode = await vitest(process.argv.slice(2))
const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null
const totals = testTotals(report, exitCode)
console.log(`\n${totalsLine(totals)}`)
process.exitCode = totals.failed > 0 ? exitCode || 1 : exitCode

function vitest(args: readonly string[]): Promise<number> {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  // Vitest takes a second signal as "at once" and would leave broker and database behind. A Ctrl-C comes several times
  // (terminal, npm, the process in between), so it runs in a session of its own and is handed the first alone.
  const settings = { cwd: root, stdio: 'inherit', detached: true } as const
  const child = spawn(process.execPath, [program, 'run', ...reporters, ...args], settings)
  let told = false
  const tell = (signal: NodeJS.Signals) => {
    if (!told) told = child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, tell)
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
