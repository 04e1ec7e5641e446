import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, matchesGlob } from 'node:path'
import { type Finding, report } from './report.ts'
import { root, trackedPaths } from './sources.ts'

const rule = 'image-loads'
const message =
  'what deploy/Dockerfile lays out must load with production dependencies alone. The output above says what is missing: add it to the package.json of the package that imports it.'

/** What .dockerignore lets into an image. As with Docker, the last line that matches a path decides. */
const inContext = (path: string, patterns: readonly string[]): boolean =>
  patterns.reduce((kept, line) => {
    const keeps = line.startsWith('!')
    const pattern = keeps ? line.slice(1) : line
    return matchesGlob(path, pattern) || matchesGlob(path, `${pattern}/**`) ? keeps : kept
  }, true)

const context = (): readonly string[] => {
  const lines = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
  const patterns = lines.filter((line) => line !== '' && !line.startsWith('#'))
  return trackedPaths().filter((path) => inContext(path, patterns))
}

/**
 * Takes the steps of deploy/Dockerfile in a temporary folder, without Docker and without a network, then loads the services
 * from there. All of them share the folder, to save time: pnpm links into each package only what that package declares.
 */
const unloadable = (services: readonly string[], paths: readonly string[]): readonly string[] => {
  const image = mkdtempSync(join(tmpdir(), 'laurel-image-'))
  try {
    for (const path of paths) cpSync(join(root, path), join(image, path))
    const only = services.flatMap((service) => ['--filter-prod', `@laurel/${service}...`])
    execFileSync('pnpm', ['install', '--prod', '--frozen-lockfile', '--offline', '--silent', ...only], { cwd: image })
    return services.filter((service) => {
      const load = ['--input-type=module', '--eval', "await import('./src/service.ts'); process.exit()"]
      const cwd = join(image, 'services', service)
      return spawnSync(process.execPath, load, { cwd, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0
    })
  } finally {
    rmSync(image, { recursive: true })
  }
}

/** Programs that docker-compose.yml starts in place of a service: their paths are seen from a service's folder. */
const missingPrograms = (paths: readonly string[]): readonly Finding[] =>
  [...readFileSync(join(root, 'docker-compose.yml'), 'utf8').matchAll(/command: \[node, ([^,\]]+)/g)]
    .map(([, program = '']) => join('services/any', program))
    .filter((program) => !paths.includes(program))
    .map((path) => ({
      path,
      rule: 'compose-names-files',
      message: 'docker-compose.yml starts a file that no image holds.',
    }))

const paths = context()
const services = globSync('services/*', { cwd: root })
  .map((path) => basename(path))
  .filter((name) => existsSync(join(root, 'services', name, 'src/service.ts')))
const findings = unloadable(services, paths).map((service): Finding => ({ path: `services/${service}`, rule, message }))
report('image', `${services.length} services`, [...findings, ...missingPrograms(paths)])
