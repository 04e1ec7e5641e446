import type { IForbiddenRuleType } from 'dependency-cruiser'

/** A rule of the map: its name, what may not import what, and a lesson: the rule, its reason, the way out. */
export type LayerRule = IForbiddenRuleType & { readonly name: string; readonly lesson: string }

/** Tests, their fixtures, and the folders that exist for tests only. They may import anything of their own package. */
export const tests = String.raw`(\.(test|fixture)\.ts$|/test/|^packages/testing/|^e2e/)`

/** A library by its name, resolved into node_modules or not resolved at all because nobody declared it. */
export const library = (name: string): string => `(^|node_modules/)${name}(/|$)`

/** A relative path to nothing: the type checker says so better than a rule about layers would. */
export const unresolved = '^[.]{1,2}/'
