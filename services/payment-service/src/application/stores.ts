import { standingStore } from '@laurel/service-kit'

/** What the handlers of payment-service read and write. */
export const stores = { standings: standingStore }
