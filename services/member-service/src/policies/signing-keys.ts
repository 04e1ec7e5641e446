const dayMs = 24 * 60 * 60_000

/** How the keys that sign access tokens are renewed: each signs for 30 days, and verifies for one more. */
export const signingKeyRotation = { signsForMs: 30 * dayMs, overlapMs: dayMs } as const
