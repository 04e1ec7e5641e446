import { connect } from '@laurel/mongo'

// Run as a process of its own by a test: takes a member's stream into a transaction, as a batch does, and is killed there.

const [url = '', database = '', memberId = ''] = process.argv.slice(2)
const db = await connect(url, database)
await db.transact(async (tx) => {
  const streams = tx.collection<{ _id: string }>('streams')
  await streams.replaceOne({ _id: memberId }, { clock: 1 }, { session: tx.session, upsert: true })
  process.kill(process.pid, 'SIGKILL')
  await new Promise(() => {}) // the signal needs a moment
})
