export { assertNever } from './assert-never.ts'
export type { Brand } from './brand.ts'
export type { Clock } from './clock.ts'
export {
  type LotId,
  type MemberId,
  memberId,
  type PurchaseId,
  purchaseId,
  type RefundId,
  refundId,
  type TransactionId,
  transactionId,
} from './ids.ts'
export type { Instant } from './instant.ts'
export { InvariantViolation, invariant } from './invariant.ts'
export { addMoney, type Currency, isCurrency, type Money, minorUnitsPerUnit, money, subtractMoney } from './money.ts'
export { err, ok, type Result } from './result.ts'
export { safeInteger } from './safe-integer.ts'
export {
  addDays,
  addYears,
  asShanghaiDay,
  endOfShanghaiDay,
  type ShanghaiDay,
  shanghaiDay,
  startOfShanghaiDay,
} from './shanghai-day.ts'
