import { describe, expect, test } from 'vitest'
import { bought, given, member, opened, tier } from './ledger.fixture.ts'

const empty = { available: 0, held: 0, pending: 0, debt: 0, version: 0 }
const fresh = { _id: member, memberId: member, ...empty, openedOn: null, tier: 'ordinary' } as const
const changed = (account: object) => ({ account, lots: [], transactions: [], events: [] }) as never
const nothing = changed(null as never)

describe('[6.1] the first day in Laurel', () => {
  test('opens the account of a member not heard of before', () => {
    given()
      .when(opened('2026-11-01'))
      .gives(changed({ ...fresh, openedOn: '2026-11-01' }))
  })

  test('is filled in where the account was opened by a purchase, and moves no balance', () => {
    const account = { ...fresh, available: 5, version: 1, openedOn: '2026-11-01' }
    given(bought('P1', 5_00)).when(opened('2026-11-01')).gives(changed(account))
  })

  test('told again changes nothing, nor does a later one', () => {
    given(opened('2026-11-01')).when(opened('2026-11-01')).gives(nothing)
    given(opened('2026-11-01')).when(opened('2026-11-02')).gives(nothing)
  })

  test('is the earliest that was told', () => {
    given(opened('2026-11-02'))
      .when(opened('2026-11-01'))
      .gives(changed({ ...fresh, openedOn: '2026-11-01' }))
  })
})

describe('[3.1] [6.1] the tier', () => {
  test('is ordinary for a new member, and changes when it is told', () => {
    given(opened('2026-11-01'))
      .when(tier('gold'))
      .gives(changed({ ...fresh, openedOn: '2026-11-01', tier: 'gold' }))
    given().when(tier('ordinary')).gives(changed(fresh))
  })

  test('told again changes nothing', () => {
    given(tier('gold')).when(tier('gold')).gives(nothing)
  })

  test('counts for what is posted from then on only', () => {
    const { account } = given(opened('2026-01-01'), bought('P1', 100_00), tier('diamond'))
      .when(bought('P2', 100_00))
      .change()
    expect(account).toMatchObject({ available: 300 })
  })
})
