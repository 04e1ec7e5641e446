import { once } from 'node:events'
import { connect } from 'node:net'

const LEAVE_GROUP = 13
const VERSION = 1
const NO_LONGER_A_MEMBER = 25

/**
 * Takes a member out of a consumer group, as the broker does by itself once the member has been silent for its session
 * time-out. Spoken by hand (Kafka protocol, LeaveGroup version 1), since clients only ever leave for themselves.
 *
 * @param broker host:port of the group's coordinator: with one broker, that one
 */
export async function leaveGroup(broker: string, groupId: string, memberId: string): Promise<void> {
  const colon = broker.lastIndexOf(':')
  const socket = connect({ host: broker.slice(0, colon), port: Number(broker.slice(colon + 1)) })
  try {
    await once(socket, 'connect')
    socket.write(frame(groupId, memberId))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    const code = answer.readInt16BE(12) // after size, correlation id and throttle time
    if (code !== 0 && code !== NO_LONGER_A_MEMBER) throw new Error(`LeaveGroup for ${groupId} failed with code ${code}`)
  } finally {
    socket.destroy()
  }
}

function frame(groupId: string, memberId: string): Buffer {
  const head = Buffer.alloc(8)
  head.writeInt16BE(LEAVE_GROUP, 0)
  head.writeInt16BE(VERSION, 2)
  head.writeInt32BE(1, 4)
  const body = Buffer.concat([head, text('laurel-faults'), text(groupId), text(memberId)])
  const size = Buffer.alloc(4)
  size.writeInt32BE(body.length)
  return Buffer.concat([size, body])
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(2)
  length.writeInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
