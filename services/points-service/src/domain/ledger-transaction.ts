import type {
  Currency,
  Instant,
  LotId,
  MemberId,
  PurchaseId,
  RefundId,
  ShanghaiDay,
  TransactionId,
} from '@laurel/kernel'
import type { Tier } from './tier.ts'

/** The accounts of the ledger. `system:issued` falls as points are earned and rises as they are reversed. */
export type LedgerAccount =
  | 'member:available'
  | 'member:held'
  | 'member:pending'
  | 'member:debt'
  | 'system:issued'
  | 'system:spent'
  | 'system:ended'

/** One line of a transaction. Debt is a negative balance of `member:debt`: −5 there is five more points owed. */
export type Entry = {
  readonly account: LedgerAccount
  /** The lot whose remaining points move; null where none do. */
  readonly lotId: LotId | null
  readonly amount: number
}

/** What moves a balance: entries that sum to zero [6.8], the account's next in number. */
export type Posting = { readonly memberId: MemberId; readonly version: number; readonly entries: readonly Entry[] }

/** The inputs from which the points of a purchase can be worked out again [6.4]. */
export type EarnExplanation = {
  readonly amountMinor: number
  readonly currency: Currency
  readonly pointsPerYuan: number
  readonly multiplierPercent: number
  readonly multiplierReason: MultiplierReason
  readonly tier: Tier
  readonly debtBefore: number
  readonly endsOn: ShanghaiDay
}

/** Why that multiplier: the tier's; or the base rate, as for a purchase older than the first day [6.1]. */
export type MultiplierReason = 'tier' | 'before-first-day' | 'first-day-unknown'

/** The inputs from which the points that a refund takes back can be worked out again [6.4, 6.13]. */
export type ReverseExplanation = {
  readonly purchaseId: PurchaseId
  readonly amountMinor: number
  readonly refundedBeforeMinor: number
  readonly refundMinor: number
  readonly multiplierPercent: number
  readonly earned: number
  readonly kept: number
  readonly reversedBefore: number
  readonly alreadyEnded: number
}

type Particulars =
  | {
      /** `earn-and-end`: of a purchase brought in after its points' end, posted and zeroed at once [6.12]. */
      readonly kind: 'earn' | 'earn-and-end'
      readonly cause: { readonly type: 'purchase'; readonly id: PurchaseId }
      readonly explanation: EarnExplanation
    }
  | {
      readonly kind: 'reverse'
      readonly cause: { readonly type: 'refund'; readonly id: RefundId }
      readonly explanation: ReverseExplanation
    }

/** A balanced transaction of the points ledger, as stored: never changed, never removed. */
export type LedgerTransaction = Posting &
  Particulars & {
    readonly _id: TransactionId
    /** The version of the rules that made it; for a reversal, the one that had earned [6.13]. */
    readonly ruleVersion: number
    readonly postedAt: Instant
    /** When the purchase or the refund took place. */
    readonly occurredAt: Instant
  }
