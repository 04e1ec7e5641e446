import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commands } from './bootstrap/commands.mjs'
import { install } from './bootstrap/install.mjs'
import { runEntry } from './bootstrap/run-entry.mjs'
import { StartError } from './bootstrap/start-error.mjs'
import { toolchain } from './bootstrap/toolchain.mjs'

// The way in on any machine with Node 20: plain JavaScript without dependencies, since nothing is installed yet.

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [name, ...args] = process.argv.slice(2)
const command = Object.entries(commands).find(([known]) => known === name)?.[1]

if (command === undefined) {
  console.error(`usage: node tools/laurel.mjs <${Object.keys(commands).join('|')}> [options]`)
  process.exit(2)
}
if (args.includes('--help') || args.includes('-h')) {
  console.log(command.help)
  process.exit(0)
}
try {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    const next = 'install Node 20 or newer; Node 24 itself is fetched when it is needed.'
    throw new StartError('LAUREL_START_OLD_NODE', `Node ${process.version} is too old to begin with.`, next)
  }
  const tools = await toolchain(root)
  await install(root, tools.path)
  process.exitCode = await runEntry(tools, [command.entry, ...args], root)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
