/** Points of a message's way at which a fault test may strike; in the order in which they are passed. */
export const STEPS = ['consumed', 'loaded', 'written', 'committed', 'published', 'marked', 'offset-committed'] as const
export type Step = (typeof STEPS)[number]

/** Called at each step. In production it does nothing; a fault test kills the process or waits here. */
export type Probe = (step: Step) => void | Promise<void>

export const noProbe: Probe = () => {}
