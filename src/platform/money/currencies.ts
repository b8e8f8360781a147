import { z } from 'zod'
import { iso4217 } from './iso-4217.ts'

/** Prices have two decimals or none: a currency with three is not taken. */
export const currencies = Object.entries(iso4217)
  .filter(([, [, decimals]]) => decimals !== 3)
  .map(([code, [name, decimals]]) => ({ code, name, decimals }))

/** A currency in a request. */
export const currency = z
  .enum(currencies.map(({ code }) => code) as [string, ...string[]], {
    error: ({ input }) =>
      typeof input === 'string' && Object.hasOwn(iso4217, input)
        ? `The :field field cannot be ${input}: it has three decimals, and prices here have two.`
        : 'The :field field must be a currency by its ISO 4217 code, such as "EUR".',
  })
  .meta({ id: 'Currency' })

/** In hundredths: 100 where only whole amounts exist, whatever is left of two decimals is zero there. */
export const smallestAmount = (code: string): bigint => (decimalsOf(code) === 0 ? 100n : 1n)

/** Whether an amount with two decimals can be paid in that currency. */
export const priceFits = (code: string, price: string): boolean => decimalsOf(code) !== 0 || /^\d+(\.0+)?$/.test(price)

/** A code that the list has dropped keeps two decimals: older orders in it are still shown and refunded. */
const decimalsOf = (code: string) => (Object.hasOwn(iso4217, code) ? iso4217[code]?.[1] : 2)
