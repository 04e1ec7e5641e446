import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import type { Finding } from '../report.ts'
import { layerRules } from './rules.ts'

const folders = ['packages', 'services', 'bench', 'e2e', 'tools']

/** Checks every import below `root` against the map. Also reads `import type`, which the running program never sees. */
export const checkLayers = async (
  root: string,
): Promise<{ readonly modules: number; readonly findings: Finding[] }> => {
  const rules = layerRules(packageFaces(root))
  const lessons = new Map(rules.map((rule) => [rule.name, rule.lesson]))
  const { output } = await cruise(
    folders.filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: rules.map(({ lesson: _, ...rule }) => ({ ...rule, severity: 'error' })) },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)(dist|coverage|[.]laurel)/' },
      moduleSystems: ['es6', 'cjs'],
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  )
  const { summary, modules } = output as ICruiseResult
  const findings = summary.violations.map(({ rule, from, to, cycle }) => ({
    path: cycle === undefined ? `${from} → ${to}` : [from, ...cycle.map((step) => step.name)].join(' → '),
    rule: rule.name,
    message: lessons.get(rule.name) ?? '',
  }))
  return { modules: modules.length, findings }
}

/** The files that packages offer by the `exports` of their package.json. */
const packageFaces = (root: string): readonly string[] =>
  globSync('packages/*/package.json', { cwd: root }).flatMap((path) => {
    const { exports = {} } = JSON.parse(readFileSync(join(root, path), 'utf8')) as { exports?: Record<string, string> }
    return Object.values(exports).map((file) => join(path, '..', file))
  })
