import { locale } from './language/language.ts'
import { amountIn } from './money.ts'

const decimal = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'

/** An amount that was typed, as the API takes it. */
export const typedAmount = (typed: string): string => amountIn(typed, decimal)

/** An amount of the API's, as one types it into a field. */
export const asTyped = (amount: string): string => amount.replace('.', decimal)
