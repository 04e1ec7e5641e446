import type { PurchaseLot } from './lot.ts'

/** What is taken from one lot. */
export type Take = { readonly lot: PurchaseLot; readonly points: number }

/**
 * Takes points from lots, the one that ends first first [6.10]; of two that end on one day, by id, so that the same
 * facts give the same result. `missing` is what the lots did not have. The lots given stay as they are.
 */
export const takePoints = (lots: readonly PurchaseLot[], points: number): { takes: Take[]; missing: number } => {
  const takes: Take[] = []
  let missing = points
  if (missing === 0) return { takes, missing }
  for (const lot of lots.filter(({ remaining }) => remaining > 0).sort(bySoonestEnd)) {
    if (missing === 0) break
    const taken = Math.min(missing, lot.remaining)
    takes.push({ lot, points: taken })
    missing -= taken
  }
  return { takes, missing }
}

const bySoonestEnd = (a: PurchaseLot, b: PurchaseLot): number => compare(a.endsOn, b.endsOn) || compare(a._id, b._id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
