import { defineStore, operationStore, outgoing } from '@laurel/messaging'
import type { Binary } from '@laurel/mongo'
import type { Language } from '../domain/language.ts'
import type { PointsEntry, PointsView } from '../domain/points-view.ts'
import type { Standing } from '../domain/standing.ts'
import { standingSnapshot } from './standing-snapshot.ts'

/** A member. Whoever was imported has no name and no identifiers here yet [2.1]. */
export interface MemberDocument {
  readonly _id: string
  readonly memberId: string
  /** Sealed. */
  readonly displayName: Binary | null
  readonly language: Language
  readonly origin: 'registration' | 'import'
  /** The system that an imported member comes from. */
  readonly sourceSystem: string | null
  /** Epoch ms. */
  readonly createdAt: number
}

/** A member's standing; times are epoch ms. Whenever a handler changes it, the newest one goes to `member.standing`. */
export interface StandingDocument extends Standing {
  readonly _id: string
  readonly memberId: string
}

/** What the handlers of member-service read and write. */
export const stores = {
  members: defineStore<MemberDocument>({ collection: 'members' }),
  standings: defineStore<StandingDocument>({
    collection: 'standings',
    snapshot: (standing, now) => {
      const { type, value } = standingSnapshot(standing.memberId, standing, now)
      return outgoing(type, value)
    },
  }),
  operations: operationStore,
  pointsViews: defineStore<PointsView>({ collection: 'points_views' }),
  pointsEntries: defineStore<PointsEntry>({
    collection: 'points_entries',
    appendOnly: true,
    indexes: [{ key: { memberId: 1, number: -1 }, unique: true }],
  }),
}
