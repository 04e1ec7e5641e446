import type { Params, Text } from './text.ts'

/** The part of a request that a field is in. */
export type FieldPlace = 'body' | 'query' | 'path' | 'header'

/** What is wrong with one field of a request; its detail is given in the reader's language. */
export type FieldError = {
  readonly in: FieldPlace
  /** A JSON pointer (RFC 6901) into that part: `/lines/0/quantity`; `` for the part as a whole. */
  readonly field: string
  /** Stable, SCREAMING_SNAKE. */
  readonly code: string
  readonly detail: Text
  readonly params?: Params
}
