import avro from 'avsc'
import type { AvroType } from './avro-type.ts'

/** Path of the first thing in a value that its schema does not declare, or undefined if all is declared. */
export type FindUndeclared = (value: unknown) => string | undefined

/**
 * Compiles the check that a value holds declared fields only. avsc leaves undeclared fields out silently: a misspelt optional
 * field would travel as null. Its own check for them lets names such as `toString` pass, and enum symbols of such names too.
 * Everything else about the value is left to the encoder.
 */
export function undeclaredIn(type: AvroType): FindUndeclared | undefined {
  if (type instanceof avro.types.RecordType) return inRecord(type)
  if (type instanceof avro.types.ArrayType) return inArray(type)
  if (type instanceof avro.types.EnumType) return inEnum(type)
  if (type instanceof avro.types.UnwrappedUnionType) return inUnion(type)
  return undefined
}

function inRecord(type: avro.types.RecordType): FindUndeclared {
  const declared = new Set(type.fields.map(({ name }) => name))
  const nested = type.fields.flatMap(({ name, type }) => {
    const find = undeclaredIn(type)
    return find ? [{ name, find }] : []
  })
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined
    for (const key in value) if (!declared.has(key)) return key
    for (const { name, find } of nested) {
      const path = find((value as Record<string, unknown>)[name])
      if (path !== undefined) return path === '' || path.startsWith('[') ? name + path : `${name}.${path}`
    }
    return undefined
  }
}

function inArray(type: avro.types.ArrayType): FindUndeclared | undefined {
  const find = undeclaredIn(type.itemsType)
  if (!find) return undefined
  return (value) => {
    if (!Array.isArray(value)) return undefined
    for (let index = 0; index < value.length; index++) {
      const path = find(value[index])
      if (path !== undefined) return path === '' ? `[${index}]` : `[${index}].${path}`
    }
    return undefined
  }
}

function inEnum(type: avro.types.EnumType): FindUndeclared {
  const symbols = new Set<unknown>(type.symbols)
  return (value) => (typeof value !== 'string' || symbols.has(value) ? undefined : '')
}

/** The encoder picks a branch by the value's kind, and there is at most one of each kind, so every check may look. */
function inUnion(type: avro.types.UnwrappedUnionType): FindUndeclared | undefined {
  const checks = type.types.flatMap((branch) => undeclaredIn(branch) ?? [])
  if (checks.length === 0) return undefined
  return (value) => {
    for (const find of checks) {
      const path = find(value)
      if (path !== undefined) return path
    }
    return undefined
  }
}
