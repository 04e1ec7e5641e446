import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf } from './balance.ts'
import {
  bought,
  decide,
  ended,
  type Fact,
  lotOf,
  nothingStored,
  opened,
  refunded,
  type Stored,
  saved,
  spent,
  tier,
} from './ledger.fixture.ts'
import { isPurchaseLot } from './lot.ts'
import { replay } from './replay.ts'

const settings = { seed: 20_261_123, numRuns: 1_500 }

const purchases = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7']
// Days of which the points live, end today, ended yesterday, and ended long ago.
const days = ['2026-11-01', '2026-10-01', '2025-03-31', '2024-12-24', '2024-11-23', '2024-11-22', '2020-02-29']
const amounts = [0, 99, 9_99, 33_33, 80_00, 120_50]

const world = fc.record({
  amounts: fc.array(fc.constantFrom(...amounts), { minLength: purchases.length, maxLength: purchases.length }),
  days: fc.array(fc.constantFrom(...days), { minLength: purchases.length, maxLength: purchases.length }),
})

// One amount and day for each purchase in a run, so that telling it again is telling the same. Much is spent, because
// only then do refunds reach other lots and become debt.
const facts = world.chain((given) => {
  const index = fc.nat({ max: purchases.length - 1 })
  const purchase = index.map((i) => bought(purchases[i]!, given.amounts[i]!, { on: given.days[i]! }))
  const refund = fc
    .tuple(index, fc.nat({ max: 2 }), fc.constantFrom(1, 1, 2, 3))
    .map(([i, nth, part]) => refunded(`R${i}.${nth}`, purchases[i]!, Math.floor(given.amounts[i]! / part)))
  const spending = fc.integer({ min: 1, max: 150 }).map(spent)
  const others = fc.oneof(
    index.map((i) => ended(purchases[i]!)),
    fc.constantFrom(opened('2026-10-01'), opened('2025-01-01'), tier('ordinary'), tier('gold'), tier('diamond')),
    fc.constantFrom(bought('P1', -1), bought('P8', 1_00, { currency: 'USD' }), refunded('R9', 'P1', 10 ** 9)),
  )
  const any = fc.oneof(
    { weight: 5, arbitrary: purchase },
    { weight: 3, arbitrary: refund },
    { weight: 2, arbitrary: spending },
    { weight: 1, arbitrary: others },
  )
  return fc.array(any, { minLength: 1, maxLength: 40, size: 'max' })
})

const tell = (stored: Stored, fact: Fact): Stored => {
  const outcome = decide(fact, stored)
  return outcome.ok ? saved(stored, outcome.value) : stored
}

const tellAll = (told: readonly Fact[], from: Stored = nothingStored): Stored => told.reduce(tell, from)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const balance = ({ account }: Stored) => balanceOf(account ?? { available: 0, held: 0, pending: 0, debt: 0 })

const law = (name: string, holds: (stored: Stored, told: readonly Fact[]) => void) =>
  test(name, () => {
    fc.assert(
      fc.property(facts, (told) => holds(tellAll(told), told)),
      settings,
    )
  })

describe('whatever is told', () => {
  law('[6.8] every posting balances, and they are numbered without a gap', ({ postings, account }) => {
    expect(postings.map(({ entries }) => sum(entries.map(({ amount }) => amount)))).toEqual(postings.map(() => 0))
    expect(postings.map(({ version }) => version)).toEqual(postings.map((_, index) => index + 1))
    expect(account?.version ?? 0).toBe(postings.length)
  })

  law('[6.8] what the member has is what remains in the lots, less the debt', (stored) => {
    const { available, held, pending, debt } = balance(stored)
    const inLots = sum([...stored.lots.values()].map(({ remaining }) => remaining))
    expect(available + held).toBe(inLots)
    expect(available + held + pending - debt).toBe(inLots - debt)
  })

  law('[6.8] each lot has what its entries brought and took', ({ lots, postings }) => {
    const entries = postings.flatMap((posting) => posting.entries)
    for (const lot of lots.values()) {
      expect(sum(entries.filter(({ lotId }) => lotId === lot._id).map(({ amount }) => amount))).toBe(lot.remaining)
    }
  })

  law('[6.8] what was issued is what members have, have spent and have lost, less the debt', ({ postings }) => {
    const { issued, available, held, pending, spent: gone, ended: lost, debt } = replay(postings)
    expect(issued).toBe(available + held + pending + gone + lost - debt)
  })

  law('[6.8] [6.13] what was issued is what purchases earned, less what refunds moved back', ({ lots, postings }) => {
    const perLot = [...lots.values()].map(({ earned, reversed, refunds }) => {
      return earned - reversed + sum(refunds.map(({ alreadyEnded }) => alreadyEnded))
    })
    expect(replay(postings).issued).toBe(sum(perLot))
  })

  law('[1.3] the postings alone lead to the same balance', (stored) => {
    expect(balanceOf(replay(stored.postings))).toEqual(balance(stored))
  })

  law('[6.13] points are owed only by a member who has none', (stored) => {
    expect(Math.min(balance(stored).available, balance(stored).debt)).toBe(0)
  })

  law('[6.13] a purchase that is refunded in full has nothing left of what it earned', ({ lots }) => {
    for (const lot of lots.values()) {
      const applied = lot.refunds.filter(({ state }) => state === 'applied')
      const refundedMinor = sum(applied.map(({ amountMinor }) => amountMinor))
      expect(lot.reversed).toBe(sum(applied.map(({ reversed }) => reversed)))
      expect(refundedMinor).toBeLessThanOrEqual(lot.amountMinor ?? 0)
      if (isPurchaseLot(lot) && refundedMinor === lot.amountMinor) expect(lot.reversed).toBe(lot.earned)
    }
  })

  law('[6.8] every change of the balance is told, and tells the balance as it is then', (_, told) => {
    told.reduce((stored, fact) => {
      const outcome = decide(fact, stored)
      if (!outcome.ok || fact.kind === 'spent' || fact.kind === 'ended') return tell(stored, fact)
      const after = saved(stored, outcome.value)
      const { transactions, events } = outcome.value
      expect(new Set(events.map(({ transactionId }) => transactionId))).toEqual(
        new Set(transactions.map(({ _id }) => _id)),
      )
      if (events.length > 0) expect(events.at(-1)?.balance).toEqual(balance(after))
      return after
    }, nothingStored)
  })
})

test('purchases and refunds told again change nothing, at once or at the end', () => {
  const isRetold = ({ kind }: Fact) => kind === 'bought' || kind === 'refunded'
  fc.assert(
    fc.property(facts, (told) => {
      const accepted: Fact[] = []
      const stored = told.reduce((before, fact) => {
        const after = tell(before, fact)
        if (after !== before && isRetold(fact)) accepted.push(fact)
        if (isRetold(fact)) expect(tell(after, fact)).toEqual(after)
        return after
      }, nothingStored)
      expect(tellAll(accepted, stored)).toEqual(stored)
    }),
    settings,
  )
})

test('the state that is given is never changed, nor by what is refused', () => {
  fc.assert(
    fc.property(facts, (told) => {
      told.reduce((stored, fact) => {
        const before = structuredClone(stored)
        const after = tell(stored, fact)
        expect(stored).toEqual(before)
        return after
      }, nothingStored)
    }),
    { ...settings, numRuns: 200 },
  )
})

test('[6.13] a refund told before its purchase leads where it leads when told after', () => {
  fc.assert(
    fc.property(
      facts,
      fc.constantFrom(...amounts),
      fc.constantFrom(...days),
      fc.integer({ min: 1, max: 130_00 }),
      (told, amount, on, refund) => {
        const [purchase, back] = [bought('P9', amount, { on }), refunded('R9.9', 'P9', Math.min(refund, amount))]
        const stored = tellAll(told)
        expect(tellAll([back, purchase], stored)).toEqual(tellAll([purchase, back], stored))
      },
    ),
    settings,
  )
})

test('[1.2] purchases and refunds in any order lead to the same balance', () => {
  const moneyOnly = facts.map((told) => told.filter(({ kind }) => kind === 'bought' || kind === 'refunded'))
  const shuffled = moneyOnly.chain((told) => {
    return fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length, maxLength: told.length }))
  })
  fc.assert(
    fc.property(shuffled, ([told, other]) => {
      const [stored, again] = [tellAll(told), tellAll(other)]
      // Refunds that together exceed a purchase: which of them is refused depends on the order.
      fc.pre(refusals(told) + refusals(other) === 0)
      expect(balance(again)).toEqual(balance(stored))
    }),
    settings,
  )
})

const refusals = (told: readonly Fact[]): number => {
  let stored = nothingStored
  let refused = 0
  for (const fact of told) {
    if (!decide(fact, stored).ok) refused += 1
    stored = tell(stored, fact)
  }
  const inLots = [...stored.lots.values()].flatMap(({ refunds }) => refunds)
  return refused + inLots.filter(({ state }) => state === 'refused').length
}

test('[6.10] a lot is touched by a refund of another purchase only when all that end sooner are empty', () => {
  fc.assert(
    fc.property(facts, (told) => {
      told.reduce((stored, fact) => {
        const after = tell(stored, fact)
        if (fact.kind !== 'refunded') return after
        const others = [...after.lots.values()]
          .filter(isPurchaseLot)
          .filter(({ _id }) => _id !== lotOf(fact.refund.purchaseId))
        const touched = others.filter((lot) => stored.lots.get(lot._id) !== lot)
        for (const lot of touched) {
          expect(others.filter(({ endsOn, remaining }) => endsOn < lot.endsOn && remaining > 0)).toEqual([])
        }
        return after
      }, nothingStored)
    }),
    settings,
  )
})

test('what is told reaches debt, ended points, refused and waiting refunds, and lots of other purchases', () => {
  const runs = fc.sample(facts, settings).map((told) => tellAll(told))
  const lots = runs.flatMap((stored) => [...stored.lots.values()])
  const reached = {
    debt: runs.filter((stored) => balance(stored).debt > 0),
    repaid: lots.filter(({ repaid }) => repaid > 0),
    ended: lots.filter((lot) => lot.ended > 0),
    refused: lots.filter(({ refunds }) => refunds.some(({ state }) => state === 'refused')),
    waiting: lots.filter((lot) => !isPurchaseLot(lot)),
    otherLots: lots.filter(({ takenBack, reversed }) => takenBack > reversed),
  }
  for (const [name, cases] of Object.entries(reached)) expect(cases.length, name).toBeGreaterThan(20)
})
