import { type TSchema, Type } from 'typebox'

/** The query of a list: `?limit=&cursor=` (contract.md). Spread `pageQuery.properties` to add filters. */
export const pageQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, description: 'how many items at most' }),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`next` of the page before' })),
})

/** The answer of a list: `{ items, next }`; `next` is null on the last page. */
export function pageOf<S extends TSchema>(item: S) {
  return Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) })
}
