/**
 * Writes the documents that are made from the code. With --check it writes nothing and fails if one is out of step:
 *
 *     node tools/generate.ts [--check]
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorsDocument } from './generate/errors.document.ts'
import { eventsDocument } from './generate/events.document.ts'
import { settingsDocument } from './generate/settings.document.ts'

const documents: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/errors.md': errorsDocument,
  'docs/events.md': eventsDocument,
  'docs/settings.md': settingsDocument,
}

const check = process.argv.includes('--check')

for (const [path, make] of Object.entries(documents)) {
  const file = join(import.meta.dirname, '..', path)
  const text = await make()
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  if (check) {
    console.error(`${path} is out of step with the code. Run: node tools/generate.ts`)
    process.exitCode = 1
  } else {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    console.log(`wrote ${path}`)
  }
}
