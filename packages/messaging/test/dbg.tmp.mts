import { connect } from '@laurel/mongo'
import { abortOrphans } from '../src/abort-orphans.ts'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
const url='mongodb://127.0.0.1:27117/?replicaSet=rs0&directConnection=true'
const db = await connect(url, 'orph-dbg')
await db.collection('streams').insertOne({a:1} as any)
console.log(await once(spawn(process.execPath, [new URL('die-in-transaction.ts', import.meta.url).pathname, url, 'orph-dbg', 'm'], {stdio:'inherit'}), 'exit'))
const client = db.collection('x').db.client
const ops = await client.db('admin').aggregate([{ $currentOp: { allUsers: false, idleConnections: true, idleSessions: true } }], {readConcern:{level:'local'}}).toArray()
console.log(client.options.appName, JSON.stringify(ops.filter(o=>o.type==='idleSession').map(o=>({...o, clientMetadata: undefined}))), ops.map(o=>[o.type,o.connectionId,o.client,o.appName]).filter(x=>x[0]!=='op'))
const log = { debug: console.log, info: console.log, warn: console.log, error: console.log }
await abortOrphans(db, log as any)
await db.collection('x').db.dropDatabase(); await db.close()
