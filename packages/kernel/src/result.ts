/**
 * The outcome of something that the business can refuse. A refusal is a value, so that whoever calls must look at it;
 * a throw is kept for faults (a broken invariant, a database that is away).
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

/** The outcome that went well. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

/** The outcome that was refused, with its reason: by custom a stable SCREAMING_SNAKE code. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error })
