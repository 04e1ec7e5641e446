import { randomInt } from 'node:crypto'
import { isFree } from './check-ports.ts'

const handedOut = new Set<number>()

/**
 * A port of 127.0.0.1 that nothing listens on, below the range that the kernel gives to outgoing connections: such a
 * connection could otherwise hold it when a killed broker comes back to the same port. Never the same twice in a process.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const port = randomInt(20_000, 32_000)
    if (handedOut.has(port)) continue
    handedOut.add(port)
    if (await isFree(port)) return port
  }
  throw new Error('no free port between 20000 and 32000 in 200 tries')
}
