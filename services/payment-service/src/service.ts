import {
  type BaseSettings,
  keepStanding,
  type Logger,
  type Running,
  type ServiceCoreOptions,
  startBusService,
} from '@laurel/service-kit'
import { stores } from './application/stores.ts'

export const VERSION = '0.1.0'

/** What payment-service reads, keeps and does. */
export function paymentCore(settings: BaseSettings, log: Logger): ServiceCoreOptions {
  return {
    service: 'payment',
    version: VERSION,
    settings,
    log,
    reads: ['member.standing', 'payment.commands'],
    stores,
    handlers: [keepStanding(stores)],
  }
}

/** Starts payment-service: it knows each member's standing, by which orders will be priced and allowed. */
export function startPaymentService(settings: BaseSettings, log: Logger): Promise<Running> {
  return startBusService(paymentCore(settings, log))
}
