import { type Connection, Schema } from 'mongoose'
import type { Account } from '../../../services/points-service/src/domain/account.ts'
import type { LedgerTransaction } from '../../../services/points-service/src/domain/ledger-transaction.ts'
import type { Lot } from '../../../services/points-service/src/domain/lot.ts'

/** The collections of the reference consumer, as a team would declare them with mongoose. */
export type ReferenceModels = ReturnType<typeof referenceModels>

const { Mixed } = Schema.Types
const text = { type: String, required: true }
const figure = { type: Number, required: true }

const accountSchema = new Schema<Account>(
  {
    _id: text,
    memberId: text,
    available: figure,
    held: figure,
    pending: figure,
    debt: figure,
    version: figure,
    openedOn: String,
    tier: text,
  },
  { versionKey: false },
)

const lotSchema = new Schema<Lot>(
  {
    _id: text,
    memberId: text,
    source: { type: text, id: text },
    amountMinor: Number,
    currency: String,
    purchasedAt: Number,
    endsOn: String,
    ruleVersion: Number,
    multiplierPercent: Number,
    earned: figure,
    remaining: figure,
    spent: figure,
    repaid: figure,
    takenBack: figure,
    ended: figure,
    reversed: figure,
    refunds: [Mixed],
  },
  { versionKey: false },
)
lotSchema.index({ memberId: 1, endsOn: 1 }, { partialFilterExpression: { remaining: { $gt: 0 } } })

const entrySchema = new Schema({ account: text, lotId: String, amount: figure }, { _id: false })

const transactionSchema = new Schema<LedgerTransaction>(
  {
    _id: text,
    memberId: text,
    version: figure,
    kind: text,
    cause: { type: text, id: text },
    ruleVersion: figure,
    postedAt: figure,
    occurredAt: figure,
    entries: [entrySchema],
    explanation: Mixed,
  },
  { versionKey: false },
)
transactionSchema.index({ memberId: 1, version: 1 }, { unique: true })

const inboxSchema = new Schema({ _id: text, at: Date }, { versionKey: false })
const outboxSchema = new Schema(
  { topic: text, key: text, value: Buffer, headers: Mixed, createdAt: Date },
  { versionKey: false },
)

export function referenceModels(connection: Connection) {
  return {
    Account: connection.model('Account', accountSchema, 'accounts'),
    Lot: connection.model('Lot', lotSchema, 'lots'),
    LedgerTransaction: connection.model('LedgerTransaction', transactionSchema, 'ledger_transactions'),
    Inbox: connection.model('Inbox', inboxSchema, 'inbox'),
    Outbox: connection.model('Outbox', outboxSchema, 'outbox'),
  }
}
