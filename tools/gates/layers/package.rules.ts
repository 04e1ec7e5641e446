import { type LayerRule, library, tests, unresolved } from './rule.ts'

/** Which packages each package may build on, outside of its tests. testing may use any of them. */
const order: Readonly<Record<string, readonly string[]>> = {
  events: ['kernel'],
  mongo: ['kernel'],
  infra: ['kernel'],
  messaging: ['kernel', 'events', 'mongo'],
  'service-kit': ['kernel', 'events', 'mongo', 'messaging'],
}

const orderRules = Object.entries(order).map(
  ([name, below]): LayerRule => ({
    name: `package-order-${name}`,
    lesson: `packages/${name} may build only on ${below.join(', ')}, because packages stand on each other in one direction. Move what both need to the lower one, or pass it in.`,
    from: { path: `^packages/${name}/`, pathNot: tests },
    to: { path: '^packages/', pathNot: `^packages/(${[name, ...below].join('|')})/` },
  }),
)

/** Between packages. `faces` are the files that packages export: the only ones that others may see. */
export const packageRules = (faces: readonly string[]): readonly LayerRule[] => [
  ...orderRules,
  {
    name: 'kernel-stands-alone',
    lesson:
      'kernel imports nothing, not even Node, because everything stands on it. Put what needs more into the package that has it already.',
    from: { path: '^packages/kernel/', pathNot: tests },
    to: { pathNot: ['^packages/kernel/', '^services/', unresolved] },
  },
  {
    name: 'events-travels-light',
    lesson:
      'events may import only avsc, kernel and Node, because other teams install it. Put what needs more into packages/messaging.',
    from: { path: '^packages/events/', pathNot: tests },
    to: { pathNot: ['^packages/', '^services/', library('avsc'), unresolved], dependencyTypesNot: ['core'] },
  },
  {
    name: 'packages-below-services',
    lesson:
      'a package may not import a service, bench, e2e or tools, because it serves all of them. Take what differs as an argument.',
    from: { path: '^packages/' },
    to: { path: '^(services|bench|e2e|tools)/' },
  },
  {
    name: 'packages-by-their-face',
    lesson:
      'a package is imported by its name, not by a path into it, because what its index.ts does not export is free to change. Export it there if it belongs to the promise.',
    from: { path: '^((?:packages|services)/[^/]+|bench|e2e|tools)/' },
    to: { path: '^packages/', pathNot: ['^$1/', ...faces.map((face) => `^${face.replaceAll('.', '[.]')}$`)] },
  },
]
