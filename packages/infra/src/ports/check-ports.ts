import { createServer } from 'node:net'
import { InfraError } from '../infra-error.ts'
import { type PortOwner, portOwner } from './port-owner.ts'

/** A port that something of ours will listen on: what for, and the setting that moves it. */
export type PortNeed = { port: number; what: string; setting: string }

/** Throws `LAUREL_START_PORT_TAKEN` for the first port that cannot be listened on at 127.0.0.1. */
export async function checkPorts(needs: readonly PortNeed[]): Promise<void> {
  for (const need of needs) {
    if (!(await isFree(need.port))) throw portTaken(need, portOwner(need.port))
  }
}

/** The error for a taken port: who has it, where that can be seen, and both ways out. */
export function portTaken({ port, what, setting }: PortNeed, owner: PortOwner | null): InfraError {
  const holder = owner ? `${owner.program} (pid ${owner.pid})` : 'another program'
  const other = port + 1000 > 65_535 ? port - 1000 : port + 1000
  return new InfraError(
    'LAUREL_START_PORT_TAKEN',
    `Port ${port}, needed for ${what}, is taken by ${holder}.`,
    `end ${owner ? `it (kill ${owner.pid})` : 'that program'}, or use another port: ${setting}=${other} npm start`,
  )
}

/** Whether this process could listen on the port of 127.0.0.1 at this moment. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
