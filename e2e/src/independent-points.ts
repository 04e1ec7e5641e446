/** A purchase, as an auditor finds it in the shop's books. Fen, and epoch ms. */
export type AuditedPurchase = {
  readonly memberId: string
  readonly purchaseId: string
  readonly amountMinor: number
  readonly purchasedAt: number
}

/** Money that went back for a purchase. Fen. */
export type AuditedRefund = { readonly memberId: string; readonly purchaseId: string; readonly amountMinor: number }

/** What a member must have: available = earned − reversed − ended, or debt where that is below zero. */
export type AuditedPoints = {
  /** All that purchases earned, before anything was taken back. */
  readonly earned: number
  /** Taken back by refunds out of points that had not ended. */
  readonly reversed: number
  readonly ended: number
  readonly available: number
  readonly debt: number
}

/**
 * Works out every member's points from the policy's text, apart from the service: it shares no code with it, and takes
 * the day from the time zone database. For members who earn once the base rate, have spent nothing, and whose
 * facts are all told on one day (`today`, YYYY-MM-DD in Shanghai).
 *
 * 6.1: 1 point per yuan, rounded down per order. 6.9: usable to the end of the same date two years on (29 February: the
 * 28th). 6.12: what is past its end is zeroed. 6.13: a refund takes back the difference between what the purchase earned
 * and what the money kept would have earned; of points that have ended there is nothing to take.
 *
 * Throws on facts that cannot be: a purchase twice, a refund without its purchase or of more than was paid.
 */
export function independentPoints(
  purchases: readonly AuditedPurchase[],
  refunds: readonly AuditedRefund[],
  today: string,
): Map<string, AuditedPoints> {
  const refundedByPurchase = new Map<string, number>()
  for (const refund of refunds) {
    const key = keyOf(refund)
    refundedByPurchase.set(key, (refundedByPurchase.get(key) ?? 0) + refund.amountMinor)
  }

  const result = new Map<string, AuditedPoints>()
  const seen = new Set<string>()
  for (const purchase of purchases) {
    const key = keyOf(purchase)
    if (seen.has(key)) throw new Error(`Purchase ${key} is there twice`)
    seen.add(key)
    const refunded = refundedByPurchase.get(key) ?? 0
    if (refunded > purchase.amountMinor) throw new Error(`More than was paid came back for ${key}`)
    result.set(purchase.memberId, plus(result.get(purchase.memberId), purchase, refunded, today))
  }
  for (const key of refundedByPurchase.keys()) if (!seen.has(key)) throw new Error(`No purchase for a refund: ${key}`)
  return result
}

function plus(
  before: AuditedPoints | undefined,
  purchase: AuditedPurchase,
  refundedMinor: number,
  today: string,
): AuditedPoints {
  const points = Math.floor(purchase.amountMinor / 100)
  const hasEnded = lastDayOf(purchase.purchasedAt) < Number(today.replaceAll('-', ''))
  const kept = Math.floor((purchase.amountMinor - refundedMinor) / 100)

  const earned = (before?.earned ?? 0) + points
  const ended = (before?.ended ?? 0) + (hasEnded ? points : 0)
  const reversed = (before?.reversed ?? 0) + (hasEnded ? 0 : points - kept)
  const balance = earned - reversed - ended
  return { earned, reversed, ended, available: Math.max(balance, 0), debt: Math.max(0 - balance, 0) }
}

const keyOf = (fact: { memberId: string; purchaseId: string }) => `${fact.memberId} ${fact.purchaseId}`

const shanghai = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

/** The last day on which the points can be used, as the number YYYYMMDD. */
function lastDayOf(purchasedAt: number): number {
  const parts = shanghai.formatToParts(purchasedAt)
  const [year, month, day] = ['year', 'month', 'day'].map((type) => Number(parts.find((p) => p.type === type)?.value))
  if (year === undefined || month === undefined || day === undefined) throw new Error('A date without a part')
  // Two years after a leap year there never is one.
  const lastDay = month === 2 && day === 29 ? 28 : day
  return (year + 2) * 10_000 + month * 100 + lastDay
}
