import { createCodec, type EventType, toHeaders, topicName } from '@laurel/events'
import { createKafka } from '@laurel/messaging'

/** A message that the shop has for Laurel: the record for people, key, value and headers for any Kafka client. */
export interface ShopMessage {
  readonly type: string
  readonly record: { readonly memberId: string; readonly occurredAt: number }
  readonly key: string
  readonly value: Buffer
  readonly headers: Readonly<Record<string, string>>
}

/** Another team's system: it meets Laurel at `platform.events` and nowhere else. */
export interface Shop {
  /** The topic's name in this installation. */
  readonly topic: string
  /** Sends in this order; resolves when the broker has all of them. Sent again, a message keeps its id. */
  tell(messages: readonly ShopMessage[]): Promise<void>
  close(): Promise<void>
}

const codec = createCodec()
const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** @param id unique for ever within the shop */
export function shopMessage<T extends ShopMessage['record']>(type: EventType<T>, record: T, id: string): ShopMessage {
  const { memberId: subject, occurredAt: time } = record
  const headers = toHeaders({ id, source: 'shop', type: type.name, time, subject })
  return { type: type.name, record, key: subject, value: codec.encode(type, record), headers }
}

export async function openShop(brokers: readonly string[], topicPrefix: string): Promise<Shop> {
  const topic = topicName(topicPrefix, 'platform.events')
  const producer = createKafka({ brokers, clientId: 'shop' }, quiet).producer({ allowAutoTopicCreation: false })
  await producer.connect()
  return {
    topic,
    async tell(messages) {
      await producer.send({
        topic,
        acks: -1,
        messages: messages.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
      })
    },
    close: () => producer.disconnect(),
  }
}
