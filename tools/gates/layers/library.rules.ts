import { type LayerRule, library, tests } from './rule.ts'

type Home = {
  readonly name: string
  readonly libraries: string
  readonly homes: readonly string[]
  readonly lesson: string
}

/** Libraries with one home, so that changing one stays a change of one place. */
const homes: readonly Home[] = [
  {
    name: 'avsc-only-in-events',
    libraries: 'avsc',
    homes: ['^packages/events/'],
    lesson:
      'avsc may be imported only in packages/events, because one codec must decide how bytes are read. Use createCodec().',
  },
  {
    name: 'kafkajs-only-in-messaging',
    libraries: 'kafkajs',
    homes: ['^packages/(messaging|infra)/', '^bench/', tests, '/examples/'],
    lesson:
      'kafkajs may be imported only in packages/messaging (and in infra, bench and tests), because changing the client must stay a change of one package. ' +
      'Write a handler to consume, and emit within a unit of work to publish.',
  },
  {
    name: 'mongoose-only-in-mongo',
    libraries: '(mongoose|mongodb)',
    homes: ['^packages/(mongo|infra)/', '^services/[^/]+/src/adapters/mongo/', '^bench/'],
    lesson:
      'mongoose and its driver may be imported only in packages/mongo, infra, bench and a service’s adapters/mongo, because everything else must not know how things are stored. ' +
      'Add a store to adapters/mongo, and name it in application/ports.ts.',
  },
  {
    name: 'fastify-only-in-http',
    libraries: '(fastify|@fastify)',
    homes: ['^packages/service-kit/', '^services/[^/]+/src/adapters/http/'],
    lesson:
      'fastify may be imported only in service-kit and a service’s adapters/http, because a use case does not know that it was called by HTTP. Map requests and answers in the route.',
  },
  {
    name: 'test-tools-only-in-tests',
    libraries: '(vitest|fast-check)',
    homes: [tests, '/vitest[.]config[.]ts$'],
    lesson:
      'vitest and fast-check may be imported only in tests and packages/testing, because nothing that runs may need them.',
  },
]

/** What may be imported from outside of the workspace, and where. */
export const libraryRules: readonly LayerRule[] = [
  ...homes.map(
    (home): LayerRule => ({
      name: home.name,
      lesson: home.lesson,
      from: { pathNot: [...home.homes] },
      to: { path: library(home.libraries) },
    }),
  ),
  {
    name: 'testing-only-in-tests',
    lesson:
      '@laurel/testing and @laurel/infra may be imported by a service only in its tests, because a service in production starts no broker and plays no fault. Move the part that it needs to another package.',
    from: { path: '^services/', pathNot: tests },
    to: { path: '^packages/(testing|infra)/' },
  },
  {
    name: 'no-development-dependency',
    lesson:
      'what runs may import only what its own package.json lists under dependencies, because an image is installed without the others. Add it there.',
    from: { path: '^(services|packages)/[^/]+/src/', pathNot: tests },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
      pathNot: library('(vitest|fast-check)'),
    },
  },
]
