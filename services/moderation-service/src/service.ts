import {
  type BaseSettings,
  keepStanding,
  type Logger,
  type Running,
  type ServiceCoreOptions,
  startBusService,
} from '@laurel/service-kit'
import { fileReportHandler } from './adapters/kafka/file-report.handler.ts'
import { stores } from './application/stores.ts'

export const VERSION = '0.1.0'

/** What moderation-service reads, keeps and does. */
export function moderationCore(settings: BaseSettings, log: Logger): ServiceCoreOptions {
  return {
    service: 'moderation',
    version: VERSION,
    settings,
    log,
    reads: ['member.standing', 'moderation.commands'],
    stores,
    handlers: [keepStanding(stores), fileReportHandler],
  }
}

/** Starts moderation-service: reports come in by commands, what became of them goes out as events. */
export function startModerationService(settings: BaseSettings, log: Logger): Promise<Running> {
  return startBusService(moderationCore(settings, log))
}
