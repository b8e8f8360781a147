import { z } from 'zod'

export const unknownTimeZone = 'The :field field must be a time zone such as "Europe/Berlin".'

/** A name of the IANA database. No offset such as "+02:00": it knows no summer. */
const form = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/

/** A time zone in a request, in any case: whoever keeps it asks PostgreSQL for it, and takes its spelling. */
export const timeZone = z.string().max(64, { error: unknownTimeZone }).refine(isKnown, { error: unknownTimeZone })

function isKnown(name: string): boolean {
  if (!form.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
