import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { plan } from './plan.ts'

/**
 * `node tools/generate.cli.ts` brings everything that follows from `schemas/` up to date: types, lock file, golden bytes,
 * AsyncAPI document. With `--check` it writes nothing and fails if something is not up to date.
 */
const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const { files, problems } = plan(root)
if (problems.length > 0) {
  console.error(
    `The schemas of @laurel/events cannot be released:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
  )
  process.exit(1)
}

const generated = join(root, 'src/generated')
const strays = existsSync(generated)
  ? readdirSync(generated)
      .map((name) => `src/generated/${name}`)
      .filter((file) => !files.has(file))
  : []
const stale = [...files].filter(
  ([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== text,
)

if (check && stale.length + strays.length > 0) {
  const names = [...stale.map(([file]) => file), ...strays].map((file) => `- packages/events/${file}`)
  console.error(
    `Not up to date with packages/events/schemas:\n${names.join('\n')}\nRun: pnpm --filter @laurel/events generate`,
  )
  process.exit(1)
}
for (const file of strays) rmSync(join(root, file))
for (const [file, text] of stale) {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
  console.log(`wrote packages/events/${file}`)
}
