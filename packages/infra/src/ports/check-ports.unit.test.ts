import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { checkPorts, portTaken } from './check-ports.ts'
import { freePort } from './free-port.ts'
import { listeningInodes } from './port-owner.ts'

const kafka = { port: 9092, what: 'Kafka', setting: 'LAUREL_KAFKA_PORT' }

test('a taken port names its holder and both ways out', () => {
  expect(portTaken(kafka, { pid: 4186, program: 'java' }).message).toBe(
    'Port 9092, needed for Kafka, is taken by java (pid 4186). [LAUREL_START_PORT_TAKEN]\n' +
      '  What to do: end it (kill 4186), or use another port: LAUREL_KAFKA_PORT=10092 npm start',
  )
})

test('without /proc the holder stays unknown, and the other port is a port', () => {
  const { message } = portTaken({ ...kafka, port: 65_000 }, null)
  expect(message).toContain('is taken by another program.')
  expect(message).toContain('LAUREL_KAFKA_PORT=64000')
})

test('a port that something listens on is refused, a free one is not', async () => {
  const port = await freePort()
  const need = { ...kafka, port }
  await checkPorts([need])
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await expect(checkPorts([need])).rejects.toMatchObject({ code: 'LAUREL_START_PORT_TAKEN' })
  await new Promise((resolve) => server.close(resolve))
})

test('only sockets that listen on the port count, not connections to it', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:2384 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1',
    '   1: 0100007F:2384 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 4712 1',
    '   2: 0100007F:C001 0100007F:2384 01 00000000:00000000 00:00000000 00000000     0        0 4713 1',
    '   3: 0100007F:2385 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4714 1',
  ].join('\n')
  expect(listeningInodes(table, 9092)).toEqual(['socket:[4711]'])
})
