import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCodec, DecodeError, PointsReversed, PurchaseRecorded } from './index.ts'

const codec = createCodec()
const long = fc.maxSafeInteger()
const text = fc.string({ unit: 'binary', maxLength: 100 })

const purchases: fc.Arbitrary<PurchaseRecorded> = fc.record({
  memberId: text,
  occurredAt: long,
  purchaseId: text,
  amount: long,
  currency: text,
  category: fc.option(text),
  purchasedAt: long,
})

const reversals: fc.Arbitrary<PointsReversed> = fc.record({
  memberId: text,
  occurredAt: long,
  transactionId: text,
  cause: fc.record({ type: text, id: text }),
  purchaseId: text,
  points: long,
  lots: fc.array(fc.record({ lotId: text, endsOn: text, points: long })),
  addedToDebt: long,
  ruleVersion: fc.integer(),
  amount: long,
  currency: text,
  purchaseAmount: long,
  refundedBefore: long,
  earned: long,
  kept: long,
  balance: fc.record({ available: long, held: long, pending: long, debt: long }),
})

describe('codec', () => {
  test('what is encoded decodes to the same value', () => {
    fc.assert(
      fc.property(purchases, (value) => {
        expect(codec.decode(codec.encode(PurchaseRecorded, value)).value).toEqual(value)
      }),
    )
    fc.assert(
      fc.property(reversals, (value) => {
        expect(codec.decode(codec.encode(PointsReversed, value)).value).toEqual(value)
      }),
    )
  })

  test('any damage to a message ends in a value or in a DecodeError, and soon', () => {
    const damaged = fc.tuple(reversals, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 12 }))
    fc.assert(
      fc.property(damaged, ([value, place, noise]) => {
        const bytes = codec.encode(PointsReversed, value)
        bytes.set(noise.slice(0, bytes.length), place % Math.max(bytes.length - noise.length, 1))
        try {
          codec.decode(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(DecodeError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
