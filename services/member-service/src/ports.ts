import { availableParallelism } from 'node:os'
import {
  bindMasterKey,
  createKeyCache,
  createMemberKeys,
  defineIndexes,
  fileKeyManagement,
  type KeyManagement,
  type MemberKey,
} from '@laurel/mongo'
import { createIds, type ServiceCore } from '@laurel/service-kit'
import { createCodes } from './adapters/crypto/codes.ts'
import { createDigests } from './adapters/crypto/digests.ts'
import { createKeyRing, type KeyRing } from './adapters/crypto/key-ring.ts'
import { createPasswords } from './adapters/crypto/passwords.ts'
import { createRefreshTokens } from './adapters/crypto/refresh-tokens.ts'
import { createTokenMint } from './adapters/crypto/token-mint.ts'
import { collections, createStores } from './adapters/mongo/all-stores.ts'
import { createSigningKeyStore } from './adapters/mongo/signing-keys.store.ts'
import { parseMobile } from './adapters/phone/parse-mobile.ts'
import type { Ports } from './application/ports.ts'
import { policiesInForce } from './policies/in-force.ts'
import { signingKeyRotation } from './policies/signing-keys.ts'

/** The use cases' ports with what the composition needs besides. */
export interface OpenedPorts {
  readonly ports: Ports
  readonly keyRing: KeyRing
  readonly keyManagement: KeyManagement
}

const keyCache = { capacity: 10_000, maxAgeMs: 60_000 }

/** Opens everything behind the ports: the master key, the collections, the signing keys. */
export async function openPorts(
  core: Pick<ServiceCore, 'db' | 'bus' | 'clock'>,
  masterKeyFile: { readonly path: string; readonly create: boolean },
): Promise<OpenedPorts> {
  const { db, bus, clock } = core
  const keyManagement = await fileKeyManagement(masterKeyFile)
  await defineIndexes(db, collections)
  await bindMasterKey(db, keyManagement)
  const memberKeys = createMemberKeys(db, keyManagement, createKeyCache<MemberKey>({ ...keyCache, clock }))
  const signingKeys = createSigningKeyStore(db, await keyManagement.derive('signing-keys'))
  const keyRing = await createKeyRing(signingKeys, signingKeyRotation, clock.now())
  const refreshTokens = await createRefreshTokens(keyManagement)
  const ports: Ports = {
    now: () => clock.now(),
    ids: createIds({ clock }),
    write: bus.write,
    policies: policiesInForce,
    parseMobile,
    codes: await createCodes(keyManagement),
    passwords: await createPasswords(availableParallelism()),
    tokens: createTokenMint(keyRing, refreshTokens, policiesInForce.sessions.accessTokenMs),
    digests: await createDigests(keyManagement),
    memberKeys,
    stores: createStores(db, memberKeys, await keyManagement.derive('kept-answers')),
  }
  return { ports, keyRing, keyManagement }
}
