/**
 * `npm run tour [-- URL]`: plays a whole story on a running server and prints each call. Ends with 1 on any surprise.
 * The operator is who TOUR_ADMIN_EMAIL and TOUR_ADMIN_PASSWORD name; the demo's admin when they are absent.
 */
import { createSouk, SoukError } from '@souk/client'
import { playTour } from './tour-story.ts'

const { TOUR_ADMIN_EMAIL: email = 'admin@example.com', TOUR_ADMIN_PASSWORD: password = 'password' } = process.env
const [, , origin = 'http://127.0.0.1:3000'] = process.argv
const print = (line: string) => process.stdout.write(`${line}\n`)

/** Prints each call as it is answered: who, what, with which result. */
function printing(who: string) {
  return async (request: Request) => {
    const response = await fetch(request)
    const { pathname, search } = new URL(request.url)
    const said = await response.clone().text()
    const message = said === '' ? '' : JSON.parse(said).message
    const asked = `${who.padEnd(8)} ${request.method.padEnd(6)} ${pathname}${search}`
    print(`  ${asked.padEnd(58)} ${response.status} ${message}`)
    return response
  }
}

try {
  await playTour({
    admin: { email, password },
    as: (who, token) => createSouk({ origin, fetch: printing(who), ...(token !== undefined && { token }) }),
    tell: (sentence) => print(`\n${sentence}`),
  })
  print('\nThe tour is over: all went as it should.')
} catch (error) {
  const status = error instanceof SoukError ? ` (${error.status} ${error.code})` : ''
  print(`\nA surprise: ${(error as Error).message}${status}`)
  process.exitCode = 1
}
