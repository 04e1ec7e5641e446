import { PointsEarned } from '@laurel/events'
import type { Bus } from '@laurel/messaging'

/** Commits one transaction that publishes a fact for each of `memberIds`. */
export function writeFacts(bus: Bus, memberIds: readonly string[]): Promise<void> {
  return bus.write(memberIds, async (unit) => {
    for (const memberId of memberIds) unit.emit(PointsEarned, fact(memberId, unit.now))
  })
}

function fact(memberId: string, now: number): PointsEarned {
  return {
    memberId,
    occurredAt: now,
    transactionId: 'ptx_00000000000000000000000000',
    lotId: `${memberId}/pur_00000000000000000000000000`,
    cause: { type: 'purchase', id: 'pur_00000000000000000000000000' },
    points: 100,
    debtRepaid: 0,
    endsOn: '2028-11-23',
    ruleVersion: 1,
    amount: 10_000,
    currency: 'CNY',
    pointsPerYuan: 1,
    multiplierPercent: 100,
    balance: { available: 100, held: 0, pending: 0, debt: 0 },
  }
}
