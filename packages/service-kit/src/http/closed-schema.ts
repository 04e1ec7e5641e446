import type { TSchema } from 'typebox'

type Node = Record<string, unknown>

const ONE = ['items', 'not', 'if', 'then', 'else', 'contains', 'additionalItems'] as const
const MANY = ['anyOf', 'oneOf', 'prefixItems'] as const
const NAMED = ['properties', 'patternProperties', '$defs', 'definitions'] as const

/**
 * A copy of a schema in which every object that says nothing about further fields refuses them, at any depth: an
 * undeclared field is an error and never reaches a route (mass assignment). The original is left as it is.
 *
 * @throws Error for `allOf`: its parts cannot be closed one by one; write the fields in one object
 */
export function closedSchema(schema: TSchema): TSchema {
  return closeNode(schema) as TSchema
}

function closeNode(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closeNode)
  if (typeof node !== 'object' || node === null) return node
  const copy: Node = { ...node }
  if (copy.allOf !== undefined) throw new Error('a request schema must not use allOf: write its fields in one object')
  for (const key of ONE) if (copy[key] !== undefined) copy[key] = closeNode(copy[key])
  for (const key of MANY) if (Array.isArray(copy[key])) copy[key] = copy[key].map(closeNode)
  for (const key of NAMED) if (copy[key] !== undefined) copy[key] = closeEach(copy[key] as Node)
  if (copy.type !== 'object') return copy
  if (typeof copy.additionalProperties === 'object') copy.additionalProperties = closeNode(copy.additionalProperties)
  const open = copy.patternProperties !== undefined || copy.additionalProperties !== undefined
  return open ? copy : { ...copy, additionalProperties: false }
}

function closeEach(named: Node): Node {
  return Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, closeNode(schema)]))
}
