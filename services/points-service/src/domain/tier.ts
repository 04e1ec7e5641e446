/** The four tiers of clause 3.1, lowest first. */
export type Tier = 'ordinary' | 'silver' | 'gold' | 'diamond'
