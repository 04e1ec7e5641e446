import { MemberRegistered, MemberStanding, toHeaders } from '@laurel/events'
import type { Testbed } from '@laurel/testing'
import { NOW } from './shop-traffic.ts'

/** Sends what member-service's relay would: a member has registered, the first of that member's events. */
export async function tellRegistered(testbed: Testbed, memberId: string): Promise<void> {
  const bytes = testbed.codec.encode(MemberRegistered, { memberId, occurredAt: NOW, channel: 'phone' })
  await testbed.sendRaw('member.events', memberId, bytes, headersOf(MemberRegistered.name, memberId, 1))
}

/** Sends what member-service's relay would: the member's `seq`-th standing, with that tier. */
export async function tellTier(testbed: Testbed, memberId: string, seq: number, tier: string): Promise<void> {
  const benefits = { entitlements: [], restrictions: [], policyVersion: 1 }
  const standing = { memberId, occurredAt: NOW, status: 'active', tier, memberSince: NOW, ...benefits }
  const bytes = testbed.codec.encode(MemberStanding, standing)
  await testbed.sendRaw('member.standing', memberId, bytes, headersOf(MemberStanding.name, memberId, seq))
}

function headersOf(type: string, subject: string, seq: number): Record<string, string> {
  return toHeaders({ id: `${type}:${subject}:${seq}`, source: 'member-service', type, time: NOW, subject, seq })
}
