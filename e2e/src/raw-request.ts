import { once } from 'node:events'
import { connect } from 'node:net'

/**
 * Sends text as it is, lines ended by CR LF, and reads until the server closes: for requests that no HTTP client would
 * send. Gives the last answer's status and body, since a server that is fooled may answer twice.
 */
export async function rawRequest(http: string, lines: readonly string[], body = '') {
  const { hostname, port } = new URL(http)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.setTimeout(20_000, () => socket.destroy(new Error('the server neither answered nor closed')))
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
  await once(socket, 'close')
  const text = Buffer.concat(chunks).toString('utf8')
  const answers = text.split(/(?=HTTP\/1\.1 \d{3} )/)
  const [head = '', content = ''] = (answers.at(-1) ?? '').split('\r\n\r\n')
  return {
    answers: answers.length,
    status: Number(head.split(' ')[1]),
    headers: new Headers(
      head
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(/: (.*)/s, 2) as [string, string]),
    ),
    body: content === '' ? null : JSON.parse(content),
  }
}
