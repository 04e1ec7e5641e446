import {
  type BaseSettings,
  type Logger,
  type Running,
  type ServiceCoreOptions,
  startBusService,
} from '@laurel/service-kit'
import { memberStanding } from './adapters/kafka/member-standing.handler.ts'
import { memberImported, memberRegistered } from './adapters/kafka/open-account.handlers.ts'
import { purchaseRecorded } from './adapters/kafka/purchase-recorded.handler.ts'
import { purchaseRefunded } from './adapters/kafka/purchase-refunded.handler.ts'
import { stores } from './application/stores.ts'

export const VERSION = '0.1.0'

/** What points-service reads, keeps and does. */
export function pointsCore(settings: BaseSettings, log: Logger): ServiceCoreOptions {
  return {
    service: 'points',
    version: VERSION,
    settings,
    log,
    reads: ['platform.events', 'member.events', 'member.standing', 'points.commands'],
    stores,
    handlers: [memberRegistered, memberImported, memberStanding, purchaseRecorded, purchaseRefunded],
  }
}

/** Starts points-service: the ledger of members' points, fed by topics and telling by topics. */
export function startPointsService(settings: BaseSettings, log: Logger): Promise<Running> {
  return startBusService(pointsCore(settings, log))
}
