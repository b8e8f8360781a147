import { z } from 'zod'

export const unknownTimeZone = 'The :field field must be a time zone such as "Europe/Berlin".'

/** A name of the IANA database. No offset such as "+02:00": it knows no summer. */
const form = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/

/** A time zone in a request, in any case: whoever keeps it asks PostgreSQL for it, and takes its spelling. */
export const timeZone = z.string().max(64, { error: unknownTimeZone }).refine(isKnown, { error: unknownTimeZone })

/** Where most people of a country with several live, and where browsers have an older name for the only one. */
const usual: Record<string, string> = Object.fromEntries(
  (
    'AR America/Argentina/Buenos_Aires AU Australia/Sydney BR America/Sao_Paulo CA America/Toronto CD Africa/Kinshasa ' +
    'CL America/Santiago CN Asia/Shanghai CY Asia/Nicosia DE Europe/Berlin EC America/Guayaquil ER Africa/Asmara ' +
    'ES Europe/Madrid FM Pacific/Pohnpei FO Atlantic/Faroe GL America/Nuuk ID Asia/Jakarta IN Asia/Kolkata ' +
    'KI Pacific/Tarawa KZ Asia/Almaty MH Pacific/Majuro MM Asia/Yangon MN Asia/Ulaanbaatar MX America/Mexico_City ' +
    'MY Asia/Kuala_Lumpur NP Asia/Kathmandu NZ Pacific/Auckland PF Pacific/Tahiti PG Pacific/Port_Moresby ' +
    'PS Asia/Hebron PT Europe/Lisbon RU Europe/Moscow UA Europe/Kyiv US America/New_York UZ Asia/Tashkent ' +
    'VN Asia/Ho_Chi_Minh XK Europe/Belgrade'
  )
    .match(/[A-Z]{2} \S+/g)
    ?.map((pair) => pair.split(' ')) ?? [],
)

/** A zone that a shop in this country begins with; undefined where nobody lives. */
export function usualTimeZone(country: string): string | undefined {
  if (usual[country] !== undefined) return usual[country]
  const [zone, ...others] = (new Intl.Locale(`und-${country}`) as LocaleWithZones).getTimeZones() ?? []
  return others.length === 0 ? zone : undefined
}

interface LocaleWithZones extends Intl.Locale {
  getTimeZones: () => string[] | undefined
}

function isKnown(name: string): boolean {
  if (!form.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
