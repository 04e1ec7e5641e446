declare const brand: unique symbol

/** A `T` that only its checked constructor makes, so that a purchase id is not taken for a member id. Types only. */
export type Brand<T, B extends string> = T & { readonly [brand]: B }
