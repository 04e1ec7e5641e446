import { createHttpServer } from '../http/http-server.ts'
import { type Running, startParts } from '../lifecycle/parts.ts'
import { openServiceCore, type ServiceCoreOptions } from './service-core.ts'

/** A service that is reached by its topics only: over HTTP it answers health and metrics. */
export async function startBusService(options: ServiceCoreOptions): Promise<Running> {
  const core = await openServiceCore(options)
  const { settings, log, version } = options
  const service = `${options.service}-service`
  const server = await createHttpServer({ service, version, log, metrics: core.metrics, ready: core.ready })
  return startParts(log, [
    ...core.parts,
    {
      name: 'http',
      start: async () => void (await server.listen({ host: settings.HOST, port: settings.PORT })),
      stop: () => server.close(),
    },
  ])
}
