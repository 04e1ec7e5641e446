import { type LayerRule, tests, unresolved } from './rule.ts'

const folder = (layer: string) => `^services/([^/]+)/src/${layer}/`
const edge = '(main|service|settings)[.]ts$'

/** Inside a service: domain ← application ← adapters ← service.ts. */
export const serviceRules: readonly LayerRule[] = [
  {
    name: 'domain-knows-only-kernel',
    lesson:
      'domain may import only kernel, because a rule that needs I/O cannot be tested alone. Move the call to application/ and pass its result in.',
    from: { path: folder('domain'), pathNot: tests },
    to: { pathNot: ['^services/$1/src/domain/', '^packages/kernel/', '^services/(?!$1/)', unresolved] },
  },
  {
    name: 'application-knows-only-rules',
    lesson:
      'application may import domain, kernel, events and the types of other packages (stores.ts also what declares a store), because a use case that holds a driver cannot run ' +
      'without it. Say what it needs as a port in application/ports.ts, and let an adapter give it.',
    from: { path: folder('application'), pathNot: [tests, '/application/stores[.]ts$'] },
    to: { pathNot: ['^services/', '^packages/(kernel|events)/', unresolved], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'application-below-adapters',
    lesson:
      'application may not import adapters, settings or the composition, not even their types, because then a change of a route or a ' +
      'database would reach the use cases. Declare the type in application/ports.ts and let the adapter implement it.',
    from: { path: folder('application'), pathNot: tests },
    to: { path: [folder('adapters').replace('([^/]+)', '$1'), `^services/$1/src/${edge}`] },
  },
  {
    name: 'adapters-apart',
    lesson:
      'an adapter may not import another adapter, because each must be replaceable alone. Put what both need into application/, and let ' +
      'service.ts hand the one to the other.',
    from: { path: `${folder('adapters')}([^/]+)/`, pathNot: tests },
    to: { path: '^services/$1/src/adapters/', pathNot: '^services/$1/src/adapters/$2/' },
  },
  {
    name: 'adapters-below-composition',
    lesson:
      'an adapter may not import main.ts, service.ts or settings.ts, because it would choose for itself what service.ts is there to choose. ' +
      'Take the value as an argument.',
    from: { path: folder('adapters'), pathNot: tests },
    to: { path: `^services/$1/src/${edge}` },
  },
  {
    name: 'services-apart',
    lesson:
      'a service may not import another service: they meet only in the topics that packages/events describes, so that each can be released ' +
      'alone. Consume its event, or send it a command.',
    from: { path: '^services/([^/]+)/' },
    to: { path: '^services/', pathNot: '^services/$1/' },
  },
]
