import { isGenerated } from './exemptions.ts'
import { type Finding, report } from './report.ts'
import { isCode, trackedPaths } from './sources.ts'

/** As a whole name or as its last word: `helpers/`, `date-utils.ts`. `common-passwords.ts` is a name. */
const empty = /(^|[/.-])(utils?|helpers?|common|shared|managers?|base|impl|misc|lib)(?=[/.])/
const face = /^((packages|services)\/[^/]+|bench|e2e)\/src\/index\.ts$/
/** As vitest.config.ts knows them: a test of another role would never run. */
const roles = ['unit', 'laws', 'int', 'fault', 'e2e']

const lessons = {
  'names-say-something':
    'utils, helpers, common, shared, manager, base, impl, misc and lib say nothing, so everything ends up in them. Name the file after the one thing it exports.',
  'index-is-a-face':
    'index.ts is a package’s face and nothing else, because inner ones hide where things are. Import the file itself.',
  'tests-have-a-role': `a test says what it needs by its name, so that the fast ones can run alone: .${roles.join(', .')} before .test.ts.`,
} as const

/** Checks what Biome’s file naming rule cannot: that a name in kebab-case also means something. */
export const checkName = (path: string): readonly Finding[] => {
  const broken: (keyof typeof lessons)[] = []
  if (empty.test(path)) broken.push('names-say-something')
  if (/(^|\/)index\.[cm]?[jt]s$/.test(path) && !face.test(path)) broken.push('index-is-a-face')
  if (path.endsWith('.test.ts') && !roles.some((role) => path.endsWith(`.${role}.test.ts`)))
    broken.push('tests-have-a-role')
  return broken.map((rule) => ({ path, rule, message: lessons[rule] }))
}

if (import.meta.main) {
  const paths = trackedPaths().filter((path) => isCode(path) && !isGenerated(path))
  report('names', `${paths.length} files`, paths.flatMap(checkName))
}
