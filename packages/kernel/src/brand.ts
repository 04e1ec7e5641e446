declare const brand: unique symbol

/** A `T` that only its checked constructor can make: a purchase id is not taken for a member id. Costs nothing at run time. */
export type Brand<T, B extends string> = T & { readonly [brand]: B }
