import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const packages = ['events', 'infra', 'kernel', 'messaging', 'mongo', 'service-kit', 'testing']
const libraries = ['avsc', 'kafkajs', 'mongoose', 'fastify', 'vitest', 'left-pad']

/** A workspace in a temporary folder: the given files, an empty face for every package, and stand-ins for the libraries. */
export const plantTree = (files: Readonly<Record<string, string>>) => {
  const root = mkdtempSync(join(tmpdir(), 'laurel-layers-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const manifest = (name: string, extra: object = {}) =>
    JSON.stringify({ name, type: 'module', exports: { '.': './src/index.ts' }, ...extra })
  mkdirSync(join(root, 'node_modules/@laurel'), { recursive: true })
  const declared = Object.fromEntries(packages.map((name) => [`@laurel/${name}`, 'workspace:*']))
  const dependencies = { ...declared, avsc: '1', kafkajs: '1', mongoose: '1', fastify: '1' }
  for (const name of packages) {
    write(
      `packages/${name}/package.json`,
      manifest(`@laurel/${name}`, { dependencies: { ...dependencies, 'left-pad': '1' } }),
    )
    write(`packages/${name}/src/index.ts`, 'export const face = 1\n')
    symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@laurel', name))
  }
  for (const name of libraries) {
    write(`node_modules/${name}/package.json`, manifest(name, { exports: './index.js' }))
    write(`node_modules/${name}/index.js`, 'export const x = 1\n')
  }
  for (const name of ['points-service', 'member-service'])
    write(
      `services/${name}/package.json`,
      manifest(`@laurel/${name}`, { dependencies, devDependencies: { 'left-pad': '1' } }),
    )
  for (const [path, text] of Object.entries(files)) write(path, text)
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) }
}
