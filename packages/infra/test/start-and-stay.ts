import { startInfra } from '../src/index.ts'

// Run as a process of its own by a test that kills it: starts broker and database, says where, and stays.

const [dataDir = ''] = process.argv.slice(2)
const infra = await startInfra({ dataDir, ignoreGiven: true })
console.log(JSON.stringify(infra.pids))
setInterval(() => {}, 60_000)
