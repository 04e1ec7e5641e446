import { safeInteger } from './safe-integer.ts'

/** The currencies that Laurel keeps accounts in (ISO 4217). */
export type Currency = 'CNY'

/** An amount in minor units (fen for CNY): a safe integer, of either sign. Never a float, never yuan. */
export type Money = { readonly amount: number; readonly currency: Currency }

/** How many minor units make one unit of the currency: 100 fen are 1 yuan. */
export const minorUnitsPerUnit: Readonly<Record<Currency, number>> = { CNY: 100 }

/** True if Laurel keeps accounts in this currency. For text from outside, before {@link money}. */
export const isCurrency = (text: string): text is Currency => Object.hasOwn(minorUnitsPerUnit, text)

/** Money of `amountMinor` minor units; throws RangeError unless that is a safe integer. */
export const money = (amountMinor: number, currency: Currency): Money => ({
  amount: safeInteger(amountMinor, 'An amount of money'),
  currency,
})

/** a + b; throws RangeError where the sum leaves the safe integers, TypeError for two currencies. */
export const addMoney = (a: Money, b: Money): Money => money(a.amount + b.amount, sameCurrency(a, b))

/** a − b, below zero where b is more; throws as {@link addMoney}. */
export const subtractMoney = (a: Money, b: Money): Money => money(a.amount - b.amount, sameCurrency(a, b))

const sameCurrency = (a: Money, b: Money): Currency => {
  if (a.currency !== b.currency) throw new TypeError('Amounts of two currencies cannot be added or subtracted')
  return a.currency
}
