import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, report } from './report.ts'
import { root } from './sources.ts'

/** Everything that writes files which are then committed. Each is a script that compares and writes nothing with `--check`. */
const generators: readonly { readonly script: string; readonly writes: string }[] = [
  { script: 'packages/events/tools/generate.cli.ts', writes: 'types, schema ids, golden bytes' },
  { script: 'tools/generate.ts', writes: 'docs/errors.md, docs/events.md, docs/settings.md' },
]

const outOfStep = ({ script, writes }: (typeof generators)[number]): readonly Finding[] => {
  if (!existsSync(join(root, script)))
    return [
      {
        path: script,
        rule: 'generator-exists',
        message: 'a generator named in this gate is gone. Remove it from the table.',
      },
    ]
  const { status } = spawnSync(process.execPath, [script, '--check'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status === 0) return []
  return [
    {
      path: `node ${script}`,
      rule: 'generated-in-step',
      message: `${writes} differ from what the code would generate. Run it and commit the result.`,
    },
  ]
}

report('generated', `${generators.length} generators`, generators.flatMap(outOfStep))
