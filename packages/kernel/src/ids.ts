import type { Brand } from './brand.ts'

/** A member, in every service and on every topic (`mbr_…`); also the key of each record there. */
export type MemberId = Brand<string, 'MemberId'>
/** A purchase, in the words of whoever recorded it: an order of payment-service or of another team's system. */
export type PurchaseId = Brand<string, 'PurchaseId'>
/** A refund of a purchase, in the words of whoever recorded it. */
export type RefundId = Brand<string, 'RefundId'>
/** A balanced transaction of the points ledger. */
export type TransactionId = Brand<string, 'TransactionId'>
/** A lot of points: `<memberId>/<what it came from>`. */
export type LotId = Brand<string, 'LotId'>

const idLengthMax = 200
// Printable ASCII without space and slash: safe in topic keys, paths, logs, and in composed ids such as a lot's.
const idPattern = /^[!-.0-~]+$/

const checkedId = <T extends string>(kind: string) => {
  return (text: string): Brand<string, T> => {
    // The text is left out of the message: what was put where an id belongs may be a name or a number.
    if (text.length > idLengthMax || !idPattern.test(text)) {
      throw new TypeError(`Not a ${kind}: 1 to ${idLengthMax} printable ASCII characters without space and slash`)
    }
    return text as Brand<string, T>
  }
}

/** Takes an opaque id: 1 to 200 printable ASCII characters without space and slash; else throws TypeError. */
export const memberId = checkedId<'MemberId'>('MemberId')
/** As {@link memberId}. */
export const purchaseId = checkedId<'PurchaseId'>('PurchaseId')
/** As {@link memberId}. */
export const refundId = checkedId<'RefundId'>('RefundId')
/** As {@link memberId}. */
export const transactionId = checkedId<'TransactionId'>('TransactionId')
