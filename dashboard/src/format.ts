import { locale } from './language/language.ts'
import { say } from './language/say.ts'
import { timeZone } from './time-zone.ts'

const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const count = new Intl.NumberFormat(locale)
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 2 })
// A day is one wherever it is told.
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayOfYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })

/** Intl takes a decimal string as it is: no float in between. */
export const formatMoney = (decimal: string) => amount.format(decimal as Intl.StringNumericLiteral)
export const formatCount = (number: number) => count.format(number)
/** '10,000+' where a list stopped counting. */
export const formatTotal = ({ total, total_is_exact: isExact }: { total: number; total_is_exact: boolean }) =>
  `${formatCount(total)}${isExact ? '' : '+'}`
export const formatCompact = (number: number) => compact.format(number)
/** A day such as '2030-01-31'. */
export const formatDay = (date: string) => day.format(new Date(date))
export const formatDayOfYear = (date: string) => dayOfYear.format(new Date(date))

const moments = new Map<string, Intl.DateTimeFormat>()

/** In the zone of the page, or in that of a shop. */
export function formatMoment(time: string, zone = timeZone()): string {
  const known = moments.get(zone)
  const moment = known ?? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  if (known === undefined) moments.set(zone, moment)
  return moment.format(new Date(time))
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

export function formatAgo(time: string): string {
  const seconds = (Date.parse(time) - Date.now()) / 1000
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit)
  }
  return say('just now')
}
