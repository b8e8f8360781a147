import { SoukError } from '@souk/client'
import { CartIsPaid } from './buying/own-cart.ts'
import { paymentPath } from './checkout/payment-path.ts'
import { cookiesOf } from './cookie.ts'
import { failurePage, forbiddenPage } from './failure-page.tsx'
import { isOwn } from './own-form.ts'
import type { Page } from './page.ts'
import { redirect, respond } from './respond.tsx'
import { routeTo } from './routes.ts'
import type { OpenStorefront } from './storefront.ts'
import { type Call, callerFor, openVisit, type Visit } from './visit.ts'

/** The pages of every shop behind one API. */
export const openStorefront: OpenStorefront = ({ origin, onError }) => {
  function explain(error: unknown, visit: Visit | undefined): Page {
    const page = failurePage(error, visit)
    if (page.status === 500) onError(error)
    return page
  }

  async function show(request: Request, call: Call, movedTo: () => string | undefined): Promise<Response> {
    const [slug = '', ...steps] = call.url.pathname.split('/').slice(2).map(decodeURIComponent)
    let visit: Visit | undefined
    try {
      visit = await openVisit(call, slug)
      const answer = await answerTo(visit, request.method, steps)
      return answer instanceof Response ? answer : await respond(answer, visit, request)
    } catch (error) {
      const location = movedTo()
      if (location !== undefined) return redirect(presentPage(call.url, location), 301)
      return respond(explain(error, visit), visit, request)
    }
  }

  return async (request, api) => {
    const url = new URL(request.url)
    // Only one address leads to a page.
    if (url.pathname.endsWith('/')) return redirect(`${url.pathname.replace(/\/+$/, '')}${url.search}`, 301)
    if (!isOwn(request, origin)) return respond(forbiddenPage(), undefined, request)
    const { souk, movedTo } = callerFor(origin, api)
    const form = new URLSearchParams(request.method === 'POST' ? await request.text() : '')
    const cookies = cookiesOf(request.headers.get('cookie'))
    return show(request, { url, origin, souk, form, cookies }, movedTo)
  }
}

async function answerTo(visit: Visit, method: string, steps: string[]): Promise<Page | Response> {
  const route = routeTo(method, steps.length === 0 ? [''] : steps)
  if (route === undefined) throw nowhere()
  try {
    return await route.show(visit, route.parts)
  } catch (error) {
    if (error instanceof CartIsPaid) return redirect(paymentPath(visit))
    throw error
  }
}

const nowhere = () => new SoukError({ status: 404, code: 'not_found', message: 'There is no such page.' })

/** The page that belongs to what the API leads to. */
function presentPage({ pathname, search }: URL, location: string): string {
  const [, shop, listing] = /^\/api\/v1\/shops\/([^/?]+)(?:\/listings\/([^/?]+))?/.exec(location) ?? []
  const parts = pathname.split('/')
  if (shop !== undefined) parts[2] = shop
  if (listing !== undefined && parts[3] === 'listings') parts[4] = listing
  return `${parts.join('/')}${search}`
}
