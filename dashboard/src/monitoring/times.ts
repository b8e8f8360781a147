import { locale } from '../language/language.ts'
import { dayOf, timeZone } from '../time-zone.ts'

const clockIn = (zone: string) =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hour12: false, timeZone: zone })
const dayAndClockIn = (zone: string) =>
  new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
    timeZone: zone,
  })

let told = clocksIn(timeZone())

function clocksIn(zone: string) {
  return { zone, clock: clockIn(zone), dayAndClock: dayAndClockIn(zone) }
}

const few = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 })
const many = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
const seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 })

/** To the second: what happened in one minute is told apart by it. */
export function formatClock(time: string): string {
  const at = new Date(time)
  if (told.zone !== timeZone()) told = clocksIn(timeZone())
  return (dayOf(at) === dayOf(new Date()) ? told.clock : told.dayAndClock).format(at)
}

export function formatDuration(ms: number): string {
  if (ms < 10) return `${few.format(ms)} ms`
  if (ms < 1_000) return `${many.format(ms)} ms`
  if (ms < 60_000) return `${seconds.format(ms / 1_000)} s`
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`
  return `${Math.floor(ms / 3_600_000)} h ${Math.round((ms % 3_600_000) / 60_000)} min`
}
