import { MemberRegistered, PurchaseRecorded } from '@laurel/events'
import type { Database } from '@laurel/mongo'
import type { Testbed } from '@laurel/testing'
import { Registry } from 'prom-client'
import {
  type Bus,
  type BusSettings,
  createBus,
  defineStore,
  handler,
  type MemberDocument,
  outgoing,
  type Probe,
} from '../src/index.ts'

/** The smallest service there can be: it adds up what each member spent and tells a fact for each purchase. */
interface Tally extends MemberDocument {
  readonly total: number
  readonly purchases: readonly string[]
}

const stores = { tallies: defineStore<Tally>({ collection: 'tallies' }) }

/** A purchase of this amount makes the handler throw, until `mended`. */
export const POISON_AMOUNT = 666

export interface TallyOptions {
  readonly database?: Database
  readonly probe?: Probe
  readonly now?: () => number
  readonly settings?: Partial<BusSettings>
  readonly mended?: () => boolean
}

export interface TallyService {
  readonly bus: Bus
  readonly db: Database
  total(memberId: string): Promise<number>
  purchases(memberId: string): Promise<readonly string[]>
  metric(name: string, labels?: Record<string, string>): Promise<number>
}

export async function tallyService(testbed: Testbed, options: TallyOptions = {}): Promise<TallyService> {
  const db = options.database ?? (await testbed.database('tally'))
  const registry = new Registry()
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const bus = createBus({
    service: 'member',
    db,
    kafka: { brokers: testbed.brokers },
    topicPrefix: testbed.topicPrefix,
    codec: testbed.codec,
    now: options.now ?? Date.now,
    log: silent,
    registry,
    reads: ['platform.events'],
    stores,
    handlers: [countPurchase(options.mended ?? (() => false))],
    ...(options.probe ? { probe: options.probe } : {}),
    ...(options.settings ? { settings: options.settings } : {}),
  })
  const tally = (memberId: string) => db.collection<Tally>('tallies').findOne({ _id: memberId })
  return {
    bus,
    db,
    total: async (memberId) => (await tally(memberId))?.total ?? 0,
    purchases: async (memberId) => (await tally(memberId))?.purchases ?? [],
    async metric(name, labels = {}) {
      const values = (await registry.getSingleMetric(name)?.get())?.values ?? []
      const matching = values.filter((value) =>
        Object.entries(labels).every(([key, label]) => value.labels[key] === label),
      )
      return matching.reduce((sum, { value }) => sum + value, 0)
    },
  }
}

function countPurchase(mended: () => boolean) {
  return handler(PurchaseRecorded, stores, {
    needs: (event) => ({ tallies: { ids: [event.memberId] } }),
    handle(event, { tallies }, meta) {
      if (event.amount === POISON_AMOUNT && !mended()) throw new Error('a bug in the handler')
      const { memberId, amount, purchaseId } = event
      const tally = tallies.get(memberId) ?? { _id: memberId, memberId, total: 0, purchases: [] }
      const next = { ...tally, total: tally.total + amount, purchases: [...tally.purchases, purchaseId] }
      const told = outgoing(MemberRegistered, { memberId, occurredAt: meta.now, channel: purchaseId })
      return { save: { tallies: [next] }, emit: [told] }
    },
  })
}
