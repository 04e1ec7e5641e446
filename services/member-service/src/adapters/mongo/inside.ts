import type { ClientSession, Tx } from '@laurel/mongo'

/** The option that makes an operation part of a transaction, if there is one. */
export function inside(tx?: Tx): { readonly session?: ClientSession } {
  return tx ? { session: tx.session } : {}
}
