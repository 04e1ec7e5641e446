import { createCodec, PurchaseRecorded, toHeaders, topicName } from '@laurel/events'

/** What this needs of a Kafka client; the producer of kafkajs fits. */
interface Producer {
  send(record: {
    topic: string
    messages: { key: string; value: Buffer; headers: Record<string, string> }[]
  }): Promise<unknown>
}

const codec = createCodec()

/**
 * Tells Laurel of a purchase in our shop. Safe to call again with the same purchase after a failure: the message keeps its id,
 * and Laurel drops what it has seen.
 */
export async function tellLaurel(producer: Producer, purchase: PurchaseRecorded, prefix = ''): Promise<void> {
  const headers = toHeaders({
    id: purchase.purchaseId,
    source: 'shop',
    type: PurchaseRecorded.name,
    time: purchase.occurredAt,
    subject: purchase.memberId,
  })
  const message = { key: purchase.memberId, value: codec.encode(PurchaseRecorded, purchase), headers }
  await producer.send({ topic: topicName(prefix, PurchaseRecorded.topic), messages: [message] })
}
