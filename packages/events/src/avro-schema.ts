/** The part of Avro 1.11 that Laurel's schemas use: what every language reads alike. Floats, maps, bytes and fixed are left out. */
export type AvroSchema = AvroPrimitive | AvroTimestamp | AvroRecord | AvroEnum | AvroArray | AvroUnion | AvroReference

export type AvroPrimitive = 'null' | 'boolean' | 'int' | 'long' | 'string'

/** Full name, or a name in the enclosing namespace, of a type defined earlier in the same text. */
export type AvroReference = string & {}

export interface AvroTimestamp {
  readonly type: 'long'
  readonly logicalType: 'timestamp-millis'
}

export interface AvroRecord {
  readonly type: 'record'
  readonly name: string
  readonly namespace?: string
  readonly doc?: string
  readonly aliases?: readonly string[]
  readonly fields: readonly AvroField[]
}

export interface AvroField {
  readonly name: string
  readonly type: AvroSchema
  readonly default?: unknown
  readonly doc?: string
  readonly aliases?: readonly string[]
}

export interface AvroEnum {
  readonly type: 'enum'
  readonly name: string
  readonly namespace?: string
  readonly doc?: string
  readonly symbols: readonly string[]
  readonly default?: string
}

export interface AvroArray {
  readonly type: 'array'
  readonly items: AvroSchema
}

export type AvroUnion = readonly AvroSchema[]

/** `laurel.points` + `PointsEarned` → `laurel.points.PointsEarned`; a name that has dots already is full. */
export function fullName(name: string, namespace: string | undefined): string {
  return name.includes('.') || namespace === undefined ? name : `${namespace}.${name}`
}

/** `laurel.points.PointsEarned` → `PointsEarned`. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/** `laurel.points.PointsEarned` → `laurel.points`. */
export function namespaceOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('.'), 0))
}

/** The text that a registry holds and answers for a schema. The same for ever, byte by byte. */
export function schemaText(schema: AvroRecord): string {
  return JSON.stringify(schema)
}
