import type { Log } from '@laurel/messaging'

/** For parts of the product that run in the benchmark's own process. */
export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }
