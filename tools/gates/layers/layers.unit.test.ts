import { describe, expect, test } from 'vitest'
import { checkLayers } from './cruise.ts'
import { plantTree } from './planted-tree.fixture.ts'
import { layerRules } from './rules.ts'

const points = 'services/points-service/src'

const clean: Readonly<Record<string, string>> = {
  [`${points}/main.ts`]: `import './settings.ts'\nimport { start } from './service.ts'\nstart()`,
  [`${points}/settings.ts`]: `export const settings = process.env`,
  [`${points}/service.ts`]: `import './adapters/http/a.route.ts'\nimport './adapters/mongo/a.store.ts'\nimport '@laurel/service-kit'\nexport const start = () => {}`,
  [`${points}/domain/a.ts`]: `import { face } from '@laurel/kernel'\nexport const a = face`,
  [`${points}/domain/a.unit.test.ts`]: `import { x } from 'vitest'\nimport '@laurel/testing'\nimport '../adapters/mongo/a.store.ts'\nexport { x }`,
  [`${points}/application/ports.ts`]: `import type { face } from '@laurel/mongo'\nimport { a } from '../domain/a.ts'\nimport '@laurel/events'\nexport type Port = typeof face | typeof a`,
  [`${points}/application/stores.ts`]: `import { face } from '@laurel/messaging'\nexport const stores = face`,
  [`${points}/adapters/kafka/a.handler.ts`]: `import { face } from '@laurel/messaging'\nimport type { Port } from '../../application/ports.ts'\nexport const handler: Port = face`,
  [`${points}/adapters/mongo/a.store.ts`]: `import { x } from 'mongoose'\nimport type { Port } from '../../application/ports.ts'\nexport const store: Port = x`,
  [`${points}/adapters/http/a.route.ts`]: `import { x } from 'fastify'\nexport const route = x`,
  'packages/messaging/src/index.ts': `import '@laurel/mongo'\nexport { x as face } from 'kafkajs'`,
  'packages/messaging/src/a.int.test.ts': `import '@laurel/testing'\nimport '@laurel/infra'`,
  'packages/events/src/index.ts': `import { readFileSync } from 'node:fs'\nimport { x } from 'avsc'\nexport const face = [x, readFileSync]`,
  'bench/src/a.ts': `import 'kafkajs'\nimport 'mongoose'\nimport '../../services/points-service/src/service.ts'`,
  'e2e/a.story.test.ts': `import '@laurel/testing'\nimport '../services/points-service/src/service.ts'`,
}

/** Each line plants one violation: the rule that must catch it, the file, and the import in it. */
const planted: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['domain-knows-only-kernel', `${points}/domain/p1.ts`, `import '@laurel/mongo'`],
  ['domain-knows-only-kernel', `${points}/domain/p2.ts`, `import type { face } from '@laurel/events'`],
  ['domain-knows-only-kernel', `${points}/domain/p3.ts`, `import 'node:fs'`],
  ['domain-knows-only-kernel', `${points}/domain/p4.ts`, `import '../application/ports.ts'`],
  ['application-knows-only-rules', `${points}/application/p1.ts`, `import { face } from '@laurel/mongo'`],
  ['application-knows-only-rules', `${points}/application/p2.ts`, `export const f = () => import('node:net')`],
  [
    'application-below-adapters',
    `${points}/application/p3.ts`,
    `import type { store } from '../adapters/mongo/a.store.ts'`,
  ],
  ['application-below-adapters', `${points}/application/p4.ts`, `import '../settings.ts'`],
  ['adapters-apart', `${points}/adapters/kafka/p1.ts`, `import { store } from '../mongo/a.store.ts'`],
  ['adapters-apart', `${points}/adapters/kafka/p2.ts`, `import type { route } from '../http/a.route.ts'`],
  ['adapters-below-composition', `${points}/adapters/http/p1.ts`, `import '../../settings.ts'`],
  ['services-apart', 'services/member-service/src/p1.ts', `import '../../points-service/src/domain/a.ts'`],
  ['services-apart', 'services/member-service/test/p2.int.test.ts', `import '../../points-service/src/domain/a.ts'`],
  ['kernel-stands-alone', 'packages/kernel/src/p1.ts', `import 'node:crypto'`],
  ['kernel-stands-alone', 'packages/kernel/src/p2.ts', `import type { face } from '@laurel/events'`],
  ['events-travels-light', 'packages/events/src/p1.ts', `import 'left-pad'`],
  ['package-order-events', 'packages/events/src/p2.ts', `import '@laurel/mongo'`],
  ['package-order-mongo', 'packages/mongo/src/p1.ts', `import '@laurel/messaging'`],
  ['package-order-infra', 'packages/infra/src/p1.ts', `import '@laurel/mongo'`],
  ['package-order-messaging', 'packages/messaging/src/p1.ts', `import '@laurel/service-kit'`],
  ['package-order-service-kit', 'packages/service-kit/src/p1.ts', `import '@laurel/infra'`],
  ['packages-below-services', 'packages/testing/src/p1.ts', `import '../../../services/points-service/src/service.ts'`],
  ['packages-by-their-face', 'services/member-service/src/p3.ts', `import '../../../packages/mongo/src/inner.ts'`],
  ['avsc-only-in-events', `${points}/adapters/kafka/p3.ts`, `import 'avsc'`],
  ['kafkajs-only-in-messaging', `${points}/adapters/kafka/p4.ts`, `import type { x } from 'kafkajs'`],
  ['kafkajs-only-in-messaging', 'packages/service-kit/src/p2.ts', `import 'kafkajs/nowhere'`],
  ['mongoose-only-in-mongo', `${points}/adapters/http/p2.ts`, `import 'mongoose'`],
  ['mongoose-only-in-mongo', 'packages/messaging/src/p2.ts', `import type { x } from 'mongodb'`],
  ['fastify-only-in-http', `${points}/adapters/schedule/p1.ts`, `import 'fastify'`],
  ['test-tools-only-in-tests', `${points}/adapters/schedule/p2.ts`, `import 'vitest'`],
  ['testing-only-in-tests', `${points}/adapters/schedule/p3.ts`, `import '@laurel/testing'`],
  ['no-development-dependency', `${points}/adapters/schedule/p4.ts`, `import 'left-pad'`],
  ['no-cycles', `${points}/domain/p5.ts`, `import './p5.ts'`],
]

const innards = { 'packages/mongo/src/inner.ts': 'export const inner = 1' }

const findingsOf = async (files: Readonly<Record<string, string>>) => {
  using tree = plantTree(files)
  const { findings } = await checkLayers(tree.root)
  return findings
}

describe('the map', () => {
  test('a tree that keeps to it passes', async () => {
    expect(await findingsOf(clean)).toEqual([])
  })

  test('every planted violation is found, by its own rule and by no other', async () => {
    const files = Object.fromEntries(planted.map(([, path, text]) => [path, text]))
    const found = await findingsOf({ ...clean, ...innards, ...files })
    const seen = found.map(({ rule, path }) => `${rule}: ${path.split(' → ')[0]}`)
    expect(seen.toSorted()).toEqual(planted.map(([rule, path]) => `${rule}: ${path}`).toSorted())
  })

  test('a circle over two files is found', async () => {
    const found = await findingsOf({
      ...clean,
      [`${points}/domain/b.ts`]: `import type { C } from './c.ts'\nexport type B = C`,
      [`${points}/domain/c.ts`]: `import type { B } from './b.ts'\nexport type C = B`,
    })
    expect(new Set(found.map(({ rule }) => rule))).toEqual(new Set(['no-cycles']))
  })

  test('the lesson says the rule, the reason and the way out', async () => {
    const [finding] = await findingsOf({ ...clean, [`${points}/domain/p.ts`]: `import '@laurel/mongo'` })
    expect(finding?.message).toBe(
      'domain may import only kernel, because a rule that needs I/O cannot be tested alone. Move the call to application/ and pass its result in.',
    )
    for (const { lesson } of layerRules([])) expect(lesson).toMatch(/because|so that/)
  })

  test('every rule has a violation planted for it', () => {
    const proved = new Set(planted.map(([rule]) => rule))
    expect(layerRules([]).map(({ name }) => name)).toEqual(expect.arrayContaining([...proved]))
    expect(layerRules([]).filter(({ name }) => !proved.has(name))).toEqual([])
  })
})
