import { InvariantViolation } from '@laurel/kernel'
import { describe, expect, test } from 'vitest'
import { newAccount } from './account.ts'
import { lotOf, member } from './ledger.fixture.ts'
import type { Entry, LedgerAccount } from './ledger-transaction.ts'
import { awaitedLot, checkedLot } from './lot.ts'
import { post } from './post.ts'

const account = { ...newAccount(member), available: 10, version: 4 }
const entry = (to: LedgerAccount, amount: number): Entry => ({
  account: to,
  lotId: to === 'member:available' ? lotOf('P1') : null,
  amount,
})
const posting = (...entries: Entry[]) => ({ memberId: member, version: 5, entries })

test('[6.8] a balanced posting moves the balance and counts', () => {
  const entries = [entry('system:issued', -5), entry('member:available', 5)]
  expect(post(account, posting(...entries), 5)).toStrictEqual({ ...account, available: 15, version: 5 })
})

test('[6.13] a debt is a negative balance in the books and a positive figure of the account', () => {
  const entries = [entry('system:issued', 7), entry('member:debt', -7)]
  expect(post(account, posting(...entries), 0)).toStrictEqual({ ...account, debt: 7, version: 5 })
})

describe('[6.8] is refused as a fault: a posting', () => {
  const issued = entry('system:issued', -5)
  const five = entry('member:available', 5)
  const refused = (attempt: () => unknown, reason: string) => {
    expect(attempt).toThrow(InvariantViolation)
    expect(attempt).toThrow(reason)
  }

  test('whose entries do not sum to zero', () => {
    refused(() => post(account, posting(issued, entry('member:available', 4)), 4), 'out of balance by -1')
  })

  test('that takes more than there is', () => {
    refused(() => post(account, posting(entry('system:issued', 11), entry('member:available', -11)), -11), 'overdraws')
    refused(() => post(account, posting(entry('system:issued', -1), entry('member:debt', 1)), 0), 'overdraws')
  })

  test('with an entry of zero, of a part of a point, or past what integers hold', () => {
    for (const amount of [0, 0.5, Number.NaN, 2 ** 53]) {
      refused(
        () => post(account, posting(entry('system:issued', -amount), entry('member:available', amount)), amount),
        'empty',
      )
    }
  })

  test('that is not the next of its account, or another member’s', () => {
    refused(() => post({ ...account, version: 5 }, posting(issued, five), 5), 'is not the next')
    refused(() => post(newAccount(member), posting(issued, five), 5), 'is not the next')
    refused(() => post(account, { ...posting(issued, five), memberId: 'mbr_2' as typeof member }, 5), 'is not the next')
  })

  test('that does not agree with what the lots had and have', () => {
    refused(() => post(account, posting(issued, five), 4), 'moves 5 points, its lots 4')
  })
})

describe('[6.8] is refused as a fault: a lot', () => {
  const lot = { ...awaitedLot(member, 'P1' as never), earned: 10, remaining: 10 }

  test('of which a point is nowhere, or in two places', () => {
    expect(checkedLot(lot)).toBe(lot)
    expect(() => checkedLot({ ...lot, remaining: 9 })).toThrow(InvariantViolation)
    expect(() => checkedLot({ ...lot, spent: 1 })).toThrow(InvariantViolation)
    expect(() => checkedLot({ ...lot, remaining: 11, spent: -1 })).toThrow(InvariantViolation)
  })

  test('of which more was reversed than it had earned', () => {
    expect(() => checkedLot({ ...lot, reversed: 11 })).toThrow(InvariantViolation)
  })
})
