/** The version of the tier policy [3.2] that a starting standing follows from. Its thresholds come with the tier rules. */
export const tierPolicyVersion = 1
