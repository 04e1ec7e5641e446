import { createBlindIndex, type KeyManagement } from '@laurel/mongo'
import type { Digests } from '../../application/ports.ts'

/** Keyed digests of what is looked up but not stored; each kind has a key of its own [7.2]. */
export async function createDigests(keys: KeyManagement): Promise<Digests> {
  const [identifiers, networks, idempotency] = await Promise.all([
    createBlindIndex(keys, 'identifiers'),
    createBlindIndex(keys, 'client-networks'),
    createBlindIndex(keys, 'idempotency'),
  ])
  return {
    identifier: ({ channel, address }) => identifiers(`${channel}:${address}`),
    clientNetwork: networks,
    idempotency,
  }
}
