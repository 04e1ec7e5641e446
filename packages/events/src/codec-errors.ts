/**
 * A value does not fit its record type: a fault of whoever made it. Names the record and the field, never the value, which
 * might be personal data. `path` is empty when the value as a whole is wrong.
 */
export class EncodeError extends Error {
  override readonly name = 'EncodeError'
  readonly code: 'UNDECLARED_FIELD' | 'INVALID_VALUE'
  readonly type: string
  readonly path: string

  constructor(code: EncodeError['code'], type: string, path: string, expected: string) {
    super(`${type}${path && `, field ${path}`}: ${expected}`)
    this.code = code
    this.type = type
    this.path = path
  }
}

/**
 * Bytes from a topic cannot be read. Says why by code, never with the bytes.
 * - `NOT_FRAMED`: not 0x00, a 4-byte id and a body.
 * - `UNKNOWN_SCHEMA`: no schema of this id is known here, or its record is none of ours. `schemaId` says which.
 * - `UNREADABLE`: the body is not what the schema of its id says: cut short, too long, or corrupt.
 */
export class DecodeError extends Error {
  override readonly name = 'DecodeError'
  readonly code: 'NOT_FRAMED' | 'UNKNOWN_SCHEMA' | 'UNREADABLE'
  readonly schemaId: number | undefined

  constructor(code: DecodeError['code'], message: string, schemaId?: number) {
    super(message)
    this.code = code
    this.schemaId = schemaId
  }
}
