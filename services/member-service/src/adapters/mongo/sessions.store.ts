import type { CollectionIndexes, Database } from '@laurel/mongo'
import type { SessionStore } from '../../application/store-ports.ts'
import type { Session } from '../../domain/session.ts'
import { inside } from './inside.ts'
import { removeIn } from './retention.ts'

interface SessionDocument {
  readonly _id: string
  readonly memberId: string
  readonly generation: number
  readonly refreshedAt: Date
  readonly endsAt: Date
  readonly revokedAt: Date | null
  readonly removeAt: Date
}

export const SESSIONS: CollectionIndexes = {
  name: 'sessions',
  indexes: [{ key: { memberId: 1 } }, { key: { removeAt: 1 }, expireAfterSeconds: 0 }],
}

// Longer than any session lives, so that an old token of an ended session is still known as such.
const keptDays = 200

/** Sessions, in MongoDB. No token is stored. */
export function createSessionStore(database: Database): SessionStore {
  const collection = database.collection<SessionDocument>(SESSIONS.name)
  return {
    add: async (tx, { id, memberId, session }) => {
      const document = { _id: id, memberId, ...fieldsOf(session), removeAt: removeIn(keptDays) }
      await collection.insertOne(document, inside(tx))
    },
    find: async (id, tx) => {
      const document = await collection.findOne({ _id: id }, inside(tx))
      return document && { id, memberId: document.memberId, session: sessionFrom(document) }
    },
    save: async (tx, id, session) => {
      await collection.updateOne({ _id: id }, { $set: fieldsOf(session) }, inside(tx))
    },
  }
}

function fieldsOf({ generation, refreshedAt, endsAt, revokedAt }: Session) {
  return {
    generation,
    refreshedAt: new Date(refreshedAt),
    endsAt: new Date(endsAt),
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  }
}

function sessionFrom({ generation, refreshedAt, endsAt, revokedAt }: SessionDocument): Session {
  return {
    generation,
    refreshedAt: refreshedAt.getTime(),
    endsAt: endsAt.getTime(),
    revokedAt: revokedAt === null ? null : revokedAt.getTime(),
  }
}
