import { setTimeout as pause } from 'node:timers/promises'
import { settle, type Testbed } from '@laurel/testing'
import { openBus } from './open-bus.ts'
import { type TopicWatch, watchTopic } from './topic-watch.ts'
import { writeFacts } from './write-facts.ts'

/** What the relay did when it had nothing else to do: from the commit, and from before the transaction, to being seen. */
export interface IdleTimes {
  readonly fromCommit: number[]
  readonly fromWrite: number[]
}

export interface FlatOut {
  readonly events: number
  readonly perTransaction: number
  readonly perSecond: number
}

/** Between two writes, so that each finds the relay asleep. */
const PAUSE_MS = 20
const WARM_UP = 30

/** Single writes of one event, each begun when the one before it was seen and marked. */
export async function measureIdle(bed: Testbed, writes: number): Promise<IdleTimes> {
  const bus = await openBus(bed)
  await bus.start()
  const watch = await watchTopic(bed, 'points.events')
  const times: IdleTimes = { fromCommit: [], fromWrite: [] }
  try {
    for (let index = 0; index < WARM_UP + writes; index += 1) {
      const memberId = `mbr_relay${index}`
      const seen = watch.seen(memberId)
      const began = performance.now()
      await writeFacts(bus, [memberId])
      const committed = performance.now()
      const at = await seen
      if (index >= WARM_UP) {
        times.fromCommit.push(at - committed)
        times.fromWrite.push(at - began)
      }
      await pause(PAUSE_MS)
    }
    return times
  } finally {
    await watch.close()
    await bus.stop()
  }
}

/** Fills the outbox while no relay runs, then times one that empties it, from the first event seen to the last. */
export async function measureFlatOut(bed: Testbed, transactions: number, perTransaction: number): Promise<FlatOut> {
  const filling = await openBus(bed)
  await filling.start()
  await filling.stop()
  await fill(transactions, (number) => {
    const members = Array.from({ length: perTransaction }, (_, index) => `mbr_flat${number}_${index}`)
    return writeFacts(filling, members)
  })
  const watch = await watchTopic(bed, 'points.events')
  const relaying = await openBus(bed)
  try {
    await relaying.start()
    return await flatOut(watch, transactions * perTransaction, perTransaction)
  } finally {
    await relaying.stop()
    await watch.close()
  }
}

async function flatOut({ tally }: TopicWatch, events: number, perTransaction: number): Promise<FlatOut> {
  await settle('the relay to publish everything', () => tally.count >= events, 120_000)
  return { events, perTransaction, perSecond: (events / (tally.lastAt - tally.firstAt)) * 1000 }
}

const WRITERS = 8

async function fill(transactions: number, write: (number: number) => Promise<void>): Promise<void> {
  const numbers = Array.from({ length: transactions }, (_, index) => index).values()
  const writer = async () => {
    for (const number of numbers) await write(number)
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
}
