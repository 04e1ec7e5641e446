import type { Language } from '../domain/language.ts'

/** A text as it goes out. SMS have no subject. */
export interface RenderedMessage {
  readonly subject: string
  readonly text: string
}

/**
 * A message's wording. A version never changes, so that what a member was told can be shown again: other words are
 * another version.
 */
export interface MessageTemplate<Params> {
  readonly id: string
  readonly version: number
  readonly render: Readonly<Record<Language, (params: Params) => RenderedMessage>>
}
