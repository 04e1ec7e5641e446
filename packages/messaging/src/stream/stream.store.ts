import type { BulkOperation, CollectionIndexes, Tx } from '@laurel/mongo'
import { emptyStream, type Stream } from './stream.ts'

export const STREAMS: CollectionIndexes = { name: 'streams' }

/** The streams of `memberIds`, inside the transaction; a member never seen gets an empty one. */
export async function loadStreams(tx: Tx, memberIds: Iterable<string>): Promise<Map<string, Stream>> {
  const ids = [...new Set(memberIds)]
  const streams = new Map<string, Stream>()
  if (ids.length === 0) return streams
  const found = tx
    .collection<Stream>(STREAMS.name)
    .find({ _id: { $in: ids } }, { session: tx.session, batchSize: ids.length + 1 })
  for await (const stream of found) streams.set(stream._id, stream)
  for (const id of ids) if (!streams.has(id)) streams.set(id, emptyStream(id))
  return streams
}

/** Writes every stream with the transaction's `clock`, changed or not: the write is what makes rivals conflict. */
export async function saveStreams(tx: Tx, streams: Iterable<Stream>, clock: number): Promise<void> {
  const operations: BulkOperation<Stream>[] = []
  for (const stream of streams) {
    const replacement = { ...stream, clock }
    if (stream.clock === 0) operations.push({ insertOne: { document: replacement } })
    else operations.push({ replaceOne: { filter: { _id: stream._id }, replacement } })
  }
  if (operations.length === 0) return
  await tx.collection<Stream>(STREAMS.name).bulkWrite(operations, { session: tx.session, ordered: false })
}
