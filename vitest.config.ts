import { defineConfig } from 'vitest/config'

// Three kinds of test by file name. Only the last two need a broker and a database: tools/test/with-infra.ts starts them
// when a file of that kind is among those to run, so that `npm test -- packages/kernel` starts neither.

const places = '{packages/*,services/*,e2e,bench,tools}'
const kind = (...roles: string[]) => roles.map((role) => `${places}/**/*.${role}.test.ts`)
const exclude = ['**/node_modules/**', '**/.laurel/**']
const globalSetup = './tools/test/with-infra.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'pure', include: kind('unit', 'laws'), exclude, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        test: {
          name: 'int',
          include: kind('int'),
          ...{ exclude, globalSetup, maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
          sequence: { groupOrder: 2 },
        },
      },
      {
        // One file at a time: these kill brokers and services, or run all four services.
        test: {
          name: 'whole',
          include: kind('fault', 'e2e'),
          ...{ exclude, globalSetup, maxWorkers: 1, testTimeout: 300_000, hookTimeout: 180_000 },
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
