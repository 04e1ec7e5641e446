import { MemberStanding } from '@laurel/events'
import { defineStore, type Handler, handler, type MemberDocument, type StoreDef } from '@laurel/messaging'

/** The newest standing of a member, as member-service told it: tier, entitlements, restrictions (architecture.md, Topics). */
export type KeptStanding = MemberStanding & MemberDocument

/** The collection in which a service keeps its members' standing. */
export const standingStore = defineStore<KeptStanding>({ collection: 'standings' })

/**
 * Keeps the newest standing of every member beside the service's own state, so that no rule has to ask another service.
 * Older snapshots never replace newer ones: the topic is numbered.
 */
export function keepStanding(stores: { readonly standings: StoreDef<KeptStanding> }): Handler {
  return handler(MemberStanding, stores, {
    handle: (standing) => ({ save: { standings: [{ ...standing, _id: standing.memberId }] } }),
    needs: ({ memberId }) => ({ standings: { ids: [memberId] } }),
  })
}
