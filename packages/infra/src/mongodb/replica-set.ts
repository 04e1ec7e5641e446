import { MongoClient, MongoServerError } from 'mongodb'
import { poll } from '../process/poll.ts'

export const replicaSetName = 'rs0'

/** A data folder that belongs to another replica set; the message names it. */
export class ForeignReplicaSet extends Error {}

/**
 * Waits until the mongod on `port` of this machine is a primary that takes writes. Makes it a replica set of one if its
 * data is new, and corrects its own address if it ran on another port before.
 */
export async function becomePrimary(port: number, signal: AbortSignal): Promise<void> {
  await poll(async () => ((await isPrimary(port)) ? true : null), signal)
}

/** A new client for each look: one whose first connection has failed stays closed for good. */
async function isPrimary(port: number): Promise<boolean> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 500,
    connectTimeoutMS: 500,
    socketTimeoutMS: 5000,
  })
  try {
    const hello = await client.db('admin').command({ hello: 1 })
    if (hello.isWritablePrimary === true) return true
    if (hello.isreplicaset === true) await configure(client, port)
    return false
  } catch (error) {
    if (error instanceof ForeignReplicaSet) throw error
    return false
  } finally {
    await client.close()
  }
}

async function configure(client: MongoClient, port: number): Promise<void> {
  const admin = client.db('admin')
  const host = `127.0.0.1:${port}`
  try {
    await admin.command({ replSetInitiate: { _id: replicaSetName, members: [{ _id: 0, host }] } })
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.codeName !== 'AlreadyInitialized') return
    await readdress(client, host)
  }
}

async function readdress(client: MongoClient, host: string): Promise<void> {
  const admin = client.db('admin')
  const { config } = await admin.command({ replSetGetConfig: 1 })
  if (config._id !== replicaSetName) throw new ForeignReplicaSet(`it belongs to the replica set ${config._id}`)
  if (config.members.length === 1 && config.members[0].host === host) return
  const members = [{ ...config.members[0], host }]
  await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true })
}
