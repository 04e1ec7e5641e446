/** The four services by their short names; topics and sources are made of them. */
export type ServiceName = 'member' | 'points' | 'payment' | 'moderation'
