import { writeFileSync } from 'node:fs'
import mongoose from 'mongoose'
import type { Command } from './profile/command-log.ts'

// Loaded into a service by `node --import`: notes every MongoDB command with its begin and end, and writes them to
// LAUREL_BENCH_COMMANDS when the process ends. It asks the driver for its own monitoring, so the product stays as it is.

const commands: Command[] = []
const open = new Map<number, { name: string; collection: string; inTransaction: boolean; beganAt: number }>()
const now = () => Number(process.hrtime.bigint()) / 1e6

const createConnection = mongoose.createConnection.bind(mongoose)
mongoose.createConnection = ((url: string, options: mongoose.ConnectOptions) => {
  const connection = createConnection(url, { ...options, monitorCommands: true })
  void connection.asPromise().then(() => {
    const client = connection.getClient()
    client.on('commandStarted', ({ requestId, commandName: name, command }) => {
      const collection = String(command[name] ?? '')
      open.set(requestId, { name, collection, inTransaction: command.autocommit === false, beganAt: now() })
    })
    client.on('commandSucceeded', ({ requestId }) => close(requestId))
    client.on('commandFailed', ({ requestId }) => close(requestId))
  })
  return connection
}) as typeof mongoose.createConnection

function close(requestId: number): void {
  const started = open.get(requestId)
  if (started === undefined) return
  open.delete(requestId)
  commands.push({ ...started, endedAt: now() })
}

process.on('exit', () => {
  const file = process.env.LAUREL_BENCH_COMMANDS
  if (file) writeFileSync(file, JSON.stringify(commands))
})
