/** That of the clock of who looks. */
export const browsersTimeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone

let zone = browsersTimeZone
let clock = clockIn(zone)

/** In which every time of the page is told, and every day begins that one filters by; such as 'Europe/Berlin'. */
export const timeZone = () => zone

/** The same to be read. */
export const timeZoneName = (name = zone) => name.replaceAll('_', ' ')

/** A zone that this browser has not heard of yet is told in UTC, and called so. */
export function tellTimesIn(name: string): void {
  try {
    clock = clockIn(name)
    zone = name
  } catch {
    tellTimesIn('UTC')
  }
}

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit'
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const
  return new Intl.DateTimeFormat('en', { ...parts, hourCycle: 'h23', timeZone })
}

/** What a clock there shows, such as '2030-01-31T12:00:00'. */
export function localTime(at: Date): string {
  const told = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${told.year?.padStart(4, '0')}-${told.month}-${told.day}T${told.hour}:${told.minute}:${told.second}`
}

const dayMs = 86_400_000

/**
 * When a clock there shows it; undefined where it is no time. What a clock shows twice in autumn is meant the first time. What it
 * leaves out in spring is meant as much later as it leaves out: a day that has no midnight begins with its first moment.
 */
export function momentAt(local: string): Date | undefined {
  const shown = Date.parse(`${local}Z`)
  if (Number.isNaN(shown)) return undefined
  const aheadAt = (at: number) => Date.parse(`${localTime(new Date(at))}Z`) - Math.floor(at / 1000) * 1000
  const possible = [-dayMs, dayMs].map((away) => shown - aheadAt(shown + away))
  const [first = shown] = possible
  const at = possible.toSorted((one, other) => one - other).find((each) => each + aheadAt(each) === shown)
  return new Date(at ?? first)
}

/** Where a day such as '2030-01-31' begins. */
export const beginOfDay = (day: string): Date | undefined => momentAt(`${day}T00:00:00`)

/** Which day it is there. */
export const dayOf = (at: Date): string => localTime(at).slice(0, 10)
