import { ConsentGranted, MemberRegistered } from '@laurel/events'
import type { Unit } from '@laurel/messaging'
import type { MemberKey } from '@laurel/mongo'
import type { AgreementVersion, ConsentEntry } from '../domain/consent.ts'
import type { Identifier } from '../domain/identifier.ts'
import type { Language } from '../domain/language.ts'
import { newSession } from '../domain/session.ts'
import { startingStanding } from '../domain/standing.ts'
import { welcome } from '../templates/welcome.template.ts'
import type { MemberView } from './member-view.ts'
import type { Ports } from './ports.ts'
import { standingSnapshot } from './standing-snapshot.ts'

/** Somebody who proved an address and agreed to what members agree to. */
export interface Newcomer {
  readonly key: MemberKey
  readonly identifier: Identifier
  readonly identifierDigest: string
  readonly displayName: string
  readonly language: Language
  readonly agreed: readonly AgreementVersion[]
  readonly passwordHash: string | null
  readonly sessionId: string
  readonly welcomeId: string
}

/** Writes all that makes a member, and tells the other services, in the unit's transaction. */
export async function admitMember(ports: Ports, unit: Unit, newcomer: Newcomer): Promise<MemberView> {
  const { stores, policies } = ports
  const { tx, now } = unit
  const { key, identifier, displayName, language } = newcomer
  const { memberId } = key
  const confirmed = { ...identifier, confirmedAt: now }
  await ports.memberKeys.keep(tx, memberId)
  await stores.identifiers.add(tx, key, newcomer.identifierDigest, confirmed)
  await stores.members.add(tx, key, { memberId, displayName, language, origin: 'registration', createdAt: now })
  if (newcomer.passwordHash !== null) await stores.credentials.add(tx, memberId, newcomer.passwordHash, now)
  await stores.sessions.add(tx, { id: newcomer.sessionId, memberId, session: newSession(now, policies.sessions) })
  await addWelcome(ports, unit, newcomer)
  unit.emit(MemberRegistered, { memberId, occurredAt: now, channel: identifier.channel })
  await addConsents(ports, unit, newcomer)
  const standing = startingStanding(now, now, policies.standing)
  await stores.standings.add(tx, memberId, standing)
  const snapshot = standingSnapshot(memberId, standing, now)
  unit.emit(snapshot.type, snapshot.value)
  return { id: memberId, displayName, language, memberSince: now, identifiers: [confirmed] }
}

async function addWelcome({ stores }: Ports, { tx, now }: Unit, { key, displayName, welcomeId }: Newcomer) {
  const template = `${welcome.id}@${welcome.version}`
  const message = { category: 'account', template, params: { displayName }, createdAt: now, readAt: null }
  await stores.inbox.add(tx, key, { id: welcomeId, ...message })
}

async function addConsents({ stores }: Ports, unit: Unit, { key, agreed, language, identifier }: Newcomer) {
  const entries = agreed.map(({ document, version, textDigest }): ConsentEntry => {
    const text = { language, textDigest: textDigest[language] }
    return {
      memberId: key.memberId,
      purpose: document,
      document,
      version,
      ...text,
      channel: identifier.channel,
      at: unit.now,
    }
  })
  await stores.consents.add(unit.tx, entries)
  for (const { memberId, purpose, document, version, textDigest } of entries) {
    unit.emit(ConsentGranted, { memberId, occurredAt: unit.now, purpose, document, version, textDigest })
  }
}
