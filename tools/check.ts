import { dirname } from 'node:path'
import { runChecks } from './check/run-checks.ts'

// Everything that CI refuses besides a failing test; tools/gates/README.md says what each looks for. A new check is a new
// line here.
const checks = [
  { name: 'types', command: 'turbo run typecheck --continue --concurrency=2 --output-logs=errors-only' },
  { name: 'style', command: 'biome ci --error-on-warnings' },
  { name: 'layers', command: 'node tools/gates/layers.ts' },
  { name: 'purity', command: 'node tools/gates/purity.ts' },
  { name: 'sizes', command: 'node tools/gates/sizes.ts' },
  { name: 'names', command: 'node tools/gates/names.ts' },
  { name: 'hygiene', command: 'node tools/gates/hygiene.ts' },
  { name: 'unused', command: 'knip' },
  { name: 'generated', command: 'node tools/gates/generated.ts' },
  { name: 'image', command: 'node tools/gates/image.ts' },
] as const

process.exitCode = await runChecks(checks, process.argv.slice(2), dirname(import.meta.dirname))
