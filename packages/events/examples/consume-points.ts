import { createCodec, fromHeaders, isOf, PointsEarned, PointsReversed, type RawHeaders } from '@laurel/events'

/** What a Kafka client hands over; a message of kafkajs fits. */
interface Message {
  value: Buffer | null
  headers?: RawHeaders
}

/** Our own store. Both are one transaction: an effect without its mark would happen twice. */
interface Store {
  applyOnce(messageId: string, memberId: string, available: number): Promise<void>
}

const codec = createCodec()
const wanted = new Set([PointsEarned.name, PointsReversed.name])

/** Handles one message of `points.events`: keeps what each member can spend. */
export async function onPointsEvent(message: Message, store: Store): Promise<void> {
  const { id, source, type } = fromHeaders(message.headers)
  // A topic carries several record types, and new ones will come: pass over what you do not use, before decoding it.
  if (!message.value || !type || !wanted.has(type)) return
  const decoded = codec.decode(message.value)
  if (isOf(decoded, PointsEarned) || isOf(decoded, PointsReversed)) {
    const { memberId, balance } = decoded.value
    await store.applyOnce(`${source}/${id}`, memberId, balance.available)
  }
}
