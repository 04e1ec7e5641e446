import type { Instant } from './instant.ts'

/**
 * The one source of "now" in a process. Rules never read it: they are given the instant. It may jump forward (in
 * development it can be moved by hand) and two processes' clocks differ, so nothing may rely on it for order.
 */
export type Clock = { now(): Instant }
