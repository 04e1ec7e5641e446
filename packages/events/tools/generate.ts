import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readSchemas } from './read-schemas.ts'
import { renderTypes } from './render-types.ts'

const root = join(import.meta.dirname, '..')
const { records, shared } = readSchemas(join(root, 'schemas'))
for (const [file, text] of renderTypes(records, shared)) {
  const path = join(root, 'src/generated', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
