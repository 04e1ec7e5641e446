import type { TSchema } from 'typebox'

type Node = Record<string, unknown>

const ONE = ['items', 'not', 'if', 'then', 'else', 'contains', 'additionalItems'] as const
const MANY = ['anyOf', 'oneOf', 'prefixItems'] as const
const NAMED = ['properties', 'patternProperties', '$defs', 'definitions'] as const

/**
 * A copy of a request schema that takes nothing silently; the original is left as it is.
 *
 * - Every object that says nothing about further fields refuses them, at any depth: an undeclared field is an error and
 *   never reaches a route (mass assignment).
 * - Every integer is a safe one: JSON.parse turns 9007199254740993 into 9007199254740992, and money must not do that.
 *
 * @throws Error for `allOf`: its parts cannot be closed one by one; write the fields in one object
 */
export function strictSchema(schema: TSchema): TSchema {
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
  if (copy.type === 'integer') return { minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, ...copy }
  if (copy.type !== 'object') return copy
  if (typeof copy.additionalProperties === 'object') copy.additionalProperties = closeNode(copy.additionalProperties)
  const open = copy.patternProperties !== undefined || copy.additionalProperties !== undefined
  return open ? copy : { ...copy, additionalProperties: false }
}

function closeEach(named: Node): Node {
  return Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, closeNode(schema)]))
}
