/** An amount such as '19.99' in whole hundredths: no float in between. */
export function centsOf(amount: string): number {
  const [whole = '0', fraction = ''] = amount.split('.')
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2))
}

/** The other way round, and never below zero. */
export function amountOf(cents: number): string {
  const kept = Math.max(0, cents)
  return `${Math.floor(kept / 100)}.${String(kept % 100).padStart(2, '0')}`
}

/**
 * What was typed as the API takes it: '1.250,00' and '1250,5' where the decimal mark is a comma, '1,250.00' where it is a point.
 * The other mark before three digits parts thousands; before one or two digits it can only have been meant as the decimal mark.
 * What is no amount stays as it was typed: the server says what is wrong with it, and it is never read as another.
 */
export function amountIn(typed: string, decimal: string): string {
  const mark = decimal === ',' ? ',' : '[.]'
  const other = decimal === ',' ? '[.]' : ','
  const text = typed.replace(/[\s'’]/g, '')
  if (new RegExp(`^[1-9]\\d{0,2}(${other}\\d{3})+(${mark}\\d+)?$`).test(text))
    return text.replaceAll(decimal === ',' ? '.' : ',', '').replace(',', '.')
  if (new RegExp(`^\\d+(${mark}\\d+|${other}\\d{1,2})?$`).test(text)) return text.replace(',', '.')
  return typed.trim()
}
