import { libraryRules } from './library.rules.ts'
import { packageRules } from './package.rules.ts'
import type { LayerRule } from './rule.ts'
import { serviceRules } from './service.rules.ts'

const noCycles: LayerRule = {
  name: 'no-cycles',
  lesson:
    'files may not import each other in a circle, because none of them can then be understood, tested or moved alone. Move what they share into a file that both import.',
  from: {},
  to: { circular: true },
}

/** The map of architecture.md as rules, in the order in which a reader learns it. */
export const layerRules = (faces: readonly string[]): readonly LayerRule[] => [
  ...serviceRules,
  ...packageRules(faces),
  ...libraryRules,
  noCycles,
]
