import { openTestbed, settle, type Testbed } from '@laurel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Step } from '../src/index.ts'
import { DAY, purchase } from './purchases.ts'
import { type TallyService, tallyService } from './tally-service.ts'

let testbed: Testbed
beforeAll(async () => {
  testbed = await openTestbed('rivals')
})
afterAll(async () => {
  await testbed.close()
})

/** Holds a service at a step until let go, as a long garbage collection or a frozen machine would. */
function gate(step: Step) {
  const reached = Promise.withResolvers<void>()
  const open = Promise.withResolvers<void>()
  let armed = false
  return {
    reached: reached.promise,
    arm: () => {
      armed = true
    },
    letGo: () => open.resolve(),
    probe: async (at: Step) => {
      if (at !== step || !armed) return
      reached.resolve()
      await open.promise
    },
  }
}

const seqsOf = async (memberId: string) =>
  (await testbed.read('member.events')).filter(({ key }) => key === memberId).map(({ seq }) => seq)

async function stopAll(...services: TallyService[]): Promise<void> {
  for (const { bus } of services) await bus.stop()
}

describe('two consumers that both believe they own a partition', () => {
  test('the one that was frozen is fenced: its batch has no effect, the other’s has it once', async () => {
    const frozen = gate('consumed')
    const settings = { sessionTimeoutMs: 6_000 }
    const first = await tallyService(testbed, { probe: frozen.probe, settings })
    await first.bus.start()
    frozen.arm()
    await testbed.send([purchase('mbr_zombie', 'z1'), purchase('mbr_zombie', 'z2')])
    await frozen.reached
    const second = await tallyService(testbed)
    // The broker gives the partition away once the frozen one has been silent for its session time-out.
    const rival = second.bus.start()
    await testbed.send([purchase('mbr_zombie', 'z3')])
    await settle('the rival to take over', async () => (await second.purchases('mbr_zombie')).length === 3, 60_000)
    frozen.letGo()
    await rival
    await testbed.send([purchase('mbr_zombie', 'z4')])
    await settle('the flow to go on', async () => (await second.purchases('mbr_zombie')).length === 4)
    expect(await second.purchases('mbr_zombie')).toEqual(['z1', 'z2', 'z3', 'z4'])
    await settle('the fence', async () => (await first.metric('laurel_batches_fenced_total')) === 1)
    await settle('four facts', async () => (await seqsOf('mbr_zombie')).length >= 4)
    expect([...new Set(await seqsOf('mbr_zombie'))]).toEqual([1, 2, 3, 4])
    await stopAll(first, second)
  })
})

describe('a relay that loses its lease while it publishes', () => {
  test('only repeats what is there: no number is skipped, and it sends the newest again so that it comes last', async () => {
    const paused = gate('published')
    const settings = { relayLeaseMs: 300 }
    const first = await tallyService(testbed, { probe: paused.probe, settings })
    await first.bus.start()
    paused.arm()
    await testbed.send([purchase('mbr_lease', 'l1')])
    await paused.reached
    const second = await tallyService(testbed, { settings })
    await second.bus.start()
    await testbed.send([purchase('mbr_lease', 'l2')])
    await settle('the second relay', async () => new Set(await seqsOf('mbr_lease')).size === 2)
    paused.letGo()
    await settle('the newest again', async () => (await seqsOf('mbr_lease')).filter((seq) => seq === 2).length >= 2)
    await testbed.send([purchase('mbr_lease', 'l3')])
    await settle('the third', async () => new Set(await seqsOf('mbr_lease')).size === 3)
    const seqs = await seqsOf('mbr_lease')
    let newest = 0
    for (const seq of seqs) {
      expect(seq, 'a number came before the one that precedes it').toBeLessThanOrEqual(newest + 1)
      newest = Math.max(newest, seq ?? 0)
    }
    expect(newest).toBe(3)
    await stopAll(first, second)
  })

  test('sends nothing again when its time ran out but nobody took the lease: a slow broker must not loop it', async () => {
    const slow = await tallyService(testbed, { settings: { relayLeaseMs: 1 } })
    await slow.bus.start()
    await testbed.send(['s1', 's2', 's3'].map((id) => purchase('mbr_slow', id)))
    await settle('the facts', async () => (await seqsOf('mbr_slow')).length >= 3)
    await settle(
      'an empty outbox',
      async () => (await slow.db.collection('outbox').countDocuments({ pending: true })) === 0,
    )
    await stopAll(slow)
    expect(await seqsOf('mbr_slow')).toEqual([1, 2, 3])
  })
})

describe('two replicas whose clocks differ by 5 s', () => {
  test('one member’s events keep the order of their commits, whichever replica committed them', async () => {
    const behind = await tallyService(testbed, { now: () => DAY - 5_000 })
    const ahead = await tallyService(testbed, { now: () => DAY })
    await ahead.bus.start()
    const { MemberRegistered } = await import('@laurel/events')
    for (let turn = 0; turn < 20; turn += 1) {
      const { bus } = turn % 2 === 0 ? ahead : behind
      await bus.write(['mbr_clocks'], async (unit) => {
        unit.emit(MemberRegistered, { memberId: 'mbr_clocks', occurredAt: unit.now, channel: String(turn) })
      })
    }
    await settle('twenty events', async () => (await seqsOf('mbr_clocks')).length >= 20)
    expect(await seqsOf('mbr_clocks')).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    await stopAll(ahead)
  })
})
