const tiers = ['ordinary', 'silver', 'gold', 'diamond'] as const

/** The four tiers of clause 3.1, lowest first. */
export type Tier = (typeof tiers)[number]

/** True if the text names a tier; for what another service tells. */
export const isTier = (text: string): text is Tier => tiers.some((tier) => tier === text)
