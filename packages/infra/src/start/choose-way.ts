import { InfraError } from '../infra-error.ts'
import type { RunningPart, Way } from './part.ts'

export type Ways<Address> = {
  given: (() => Promise<RunningPart<Address>>) | null
  local: () => Promise<Way<Address>>
  docker: () => Promise<Way<Address>>
}

/**
 * Starts a part the first way that this machine has: what the environment names, a local process, Docker (issue 3). A way
 * that is there but fails is an error at once: going on to the next would hide it.
 */
export async function startFirstWay<Address>(what: string, ways: Ways<Address>): Promise<RunningPart<Address>> {
  if (ways.given) return ways.given()
  const local = await ways.local()
  if ('start' in local) return local.start()
  const docker = await ways.docker()
  if ('start' in docker) return docker.start()
  throw noWay(what, local.missing, docker.missing)
}

function noWay(what: string, local: InfraError, docker: InfraError): InfraError {
  const both = `${what} can run neither as a local process nor in Docker: ${local.what} ${docker.what}`
  return new InfraError(local.code, both, `${local.next} Or ${docker.next}`)
}
