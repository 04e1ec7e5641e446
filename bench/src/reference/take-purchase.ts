import { randomUUID } from 'node:crypto'
import { type Codec, PointsEarned, type PurchaseRecorded, toHeaders } from '@laurel/events'
import type { MemberId, PurchaseId } from '@laurel/kernel'
import type { Connection } from 'mongoose'
import type { Account } from '../../../services/points-service/src/domain/account.ts'
import type { Change } from '../../../services/points-service/src/domain/change.ts'
import { type Lot, lotId } from '../../../services/points-service/src/domain/lot.ts'
import type { PointsEvent } from '../../../services/points-service/src/domain/points-event.ts'
import { recordPurchase } from '../../../services/points-service/src/domain/record-purchase.ts'
import { earningPolicies } from '../../../services/points-service/src/policies/points-earning.policy.ts'
import type { ReferenceModels } from './models.ts'

/**
 * One message in one transaction: inbox, account, lot, rules, then what they decided and an outbox row. The rules are the
 * service's own, so that only the plumbing differs. Writes are spared where a team might well spend them: no snapshot of
 * the balance is published, whole documents are written, and nothing is read back.
 */
export async function takePurchase(
  connection: Connection,
  models: ReferenceModels,
  codec: Codec,
  message: { readonly id: string; readonly event: PurchaseRecorded },
): Promise<void> {
  await connection.transaction(async (session) => {
    const inboxId = message.id
    if (await models.Inbox.exists({ _id: inboxId }).session(session)) return
    await models.Inbox.create([{ _id: inboxId, at: new Date() }], { session })
    const { memberId, purchaseId, amount, currency, purchasedAt } = message.event
    const ids = { memberId: memberId as MemberId, purchaseId: purchaseId as PurchaseId }
    const account = (await models.Account.findById(memberId).session(session).lean()) as Account | null
    const lot = (await models.Lot.findById(lotId(ids.memberId, ids.purchaseId)).session(session).lean()) as Lot | null
    const purchase = { ...ids, amountMinor: amount, currency, purchasedAt }
    const meta = { now: Date.now(), id: (prefix: string) => `${prefix}_${randomUUID()}` }
    const outcome = recordPurchase(earningPolicies, purchase, { account, lot }, meta)
    if (!outcome.ok) throw new Error(outcome.error)
    await save(outcome.value)
    const rows = outcome.value.events.map((event) => outboxRow(codec, event))
    await models.Outbox.create(rows, { session, ordered: true })

    async function save({ account: changed, lots, transactions }: Change): Promise<void> {
      if (changed) await models.Account.replaceOne({ _id: changed._id }, changed, { session, upsert: true })
      await models.Lot.create([...lots], { session, ordered: true })
      await models.LedgerTransaction.create([...transactions], { session, ordered: true })
    }
  })
}

function outboxRow(codec: Codec, event: PointsEvent) {
  if (event.type !== 'PointsEarned') throw new Error('purchases of this benchmark only earn')
  const { type: _type, ...value } = event
  const { memberId, occurredAt } = value
  const headers = toHeaders({
    id: randomUUID(),
    source: 'points-service',
    type: PointsEarned.name,
    time: occurredAt,
    subject: memberId,
  })
  const bytes = codec.encode(PointsEarned, value)
  return { topic: PointsEarned.topic, key: memberId, value: bytes, headers, createdAt: new Date() }
}
