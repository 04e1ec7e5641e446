import { createOperations } from '@laurel/messaging'
import { isTransient } from '@laurel/mongo'
import {
  type AdjustableClock,
  createHttpServer,
  type Logger,
  openServiceCore,
  type Running,
  type ServiceCoreOptions,
  type SettingsOf,
  startParts,
} from '@laurel/service-kit'
import { addRoutes } from './adapters/http/all-routes.ts'
import { apiDescription } from './adapters/http/api-description.ts'
import { memberImported } from './adapters/kafka/member-imported.handler.ts'
import { pointsViewHandlers } from './adapters/kafka/points-view.handlers.ts'
import { reportOutcomeHandlers } from './adapters/kafka/report-outcome.handlers.ts'
import { developmentGateway } from './adapters/messages/development.gateway.ts'
import { httpGateway } from './adapters/messages/http.gateway.ts'
import { deliverMessagesJob } from './adapters/schedule/deliver-messages.job.ts'
import { renewKeysJob } from './adapters/schedule/renew-keys.job.ts'
import { authenticate } from './application/authenticate.ts'
import { stores } from './application/stores.ts'
import { errors } from './errors.ts'
import { openPorts } from './ports.ts'
import type { settings } from './settings.ts'

export const VERSION = '0.1.0'

/** The loaded settings of member-service. */
export type MemberSettings = SettingsOf<(typeof settings)['table']>

/** A running member-service: where it listens, and its clock where that can be moved. */
export interface MemberService extends Running {
  readonly url: string
  readonly clock: AdjustableClock | null
}

/** What member-service reads, keeps and does. */
export function memberCore(settings: MemberSettings, log: Logger): ServiceCoreOptions {
  return {
    service: 'member',
    version: VERSION,
    settings,
    log,
    reads: ['platform.events', 'points.events', 'moderation.events'],
    stores,
    handlers: [memberImported, ...pointsViewHandlers, ...reportOutcomeHandlers],
  }
}

/** Starts member-service: members, and the only HTTP API for clients and staff. */
export async function startMemberService(values: MemberSettings, log: Logger): Promise<MemberService> {
  const core = await openServiceCore(memberCore(values, log))
  const development = values.LAUREL_MODE === 'development'
  const opened = await openPorts(core, { path: values.LAUREL_MASTER_KEY_FILE, create: development })
  const { ports, keyRing, keyManagement } = opened
  const operations = createOperations(core.db, core.bus.write)
  const server = await createHttpServer({
    service: 'member-service',
    version: VERSION,
    log,
    metrics: core.metrics,
    errors,
    ready: core.ready,
    isPassing: isTransient,
    docs: { title: 'Laurel', description: apiDescription },
    trustProxy: values.LAUREL_TRUST_PROXY,
    rateLimit: values.LAUREL_RATE_LIMIT === 0 ? null : { max: values.LAUREL_RATE_LIMIT, windowMs: 60_000 },
  })
  addRoutes(server.app, {
    ...ports,
    operations,
    moveClock: core.moveClock,
    authenticate: (token) => authenticate(ports, token),
    publicKeys: () => keyRing.publicKeys(),
    cursorKey: await keyManagement.derive('cursors'),
    schemaIds: core.schemaIds,
    topicPrefix: values.LAUREL_TOPIC_PREFIX,
    version: VERSION,
    development,
  })
  let url = ''
  const listen = async () => {
    url = (await server.listen({ host: values.HOST, port: values.PORT })).url
  }
  const running = await startParts(log, [
    ...core.parts,
    { name: 'operations', start: () => operations.start(), stop: () => operations.stop() },
    deliverMessagesJob(ports, gatewayOf(values), log, { forget: !development }),
    renewKeysJob(keyRing, core.clock, log),
    { name: 'http', start: listen, stop: () => server.close() },
  ])
  return { ...running, url, clock: core.adjustableClock }
}

function gatewayOf({ LAUREL_MESSAGE_GATEWAY_URL: url, LAUREL_MESSAGE_GATEWAY_TOKEN: token }: MemberSettings) {
  return url === undefined ? developmentGateway : httpGateway({ url, token, timeoutMs: 10_000 })
}
