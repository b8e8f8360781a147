import type { CallOf } from '@souk/client'
import type { CartCalls } from '../buying/cart-api.ts'
import type { Page } from '../page.ts'
import { redirect } from '../respond.tsx'
import { isFailure, type Visit } from '../visit.ts'
import { paymentPath } from './payment-path.ts'

type Scenario = CallOf<'carts.startPayment'>['body']['scenario']

/** Opens the payment and leads to where it is paid; the order comes when it is. */
export async function payNow(
  visit: Visit,
  calls: CartCalls,
  { provider, total }: { provider: string; total: string },
): Promise<Page | Response> {
  const own = paymentPath(visit)
  const scenario = visit.form.get('scenario') as Scenario | null
  try {
    const { next } = await calls.pay({
      provider,
      expected_total: total,
      return_url: new URL(own, visit.origin).href,
      ...(provider === 'test' && scenario !== null && { scenario }),
    })
    const target = providersPage(next)
    if (target === undefined) return redirect(own)
    return target.origin === new URL(visit.origin).origin
      ? redirect(target.pathname + target.search)
      : leavingPage(visit, target)
  } catch (error) {
    // It may have been opened all the same: the page looks what became of it.
    if (isFailure(error, 503)) return redirect(own)
    throw error
  }
}

/** Where the provider takes the money, if it has a page of its own for that. */
export function providersPage(next: object | null): URL | undefined {
  const address = next !== null && 'redirect_url' in next ? String(next.redirect_url) : ''
  return URL.canParse(address) && /^https?:\/\//.test(address) ? new URL(address) : undefined
}

/** A form may lead to our own pages alone, also by a redirect: the page itself goes on. */
function leavingPage(visit: Visit, target: URL): Page {
  const { words, shop } = visit
  return {
    isPrivate: true,
    headers: { refresh: `0; url=${target.href}` },
    head: { title: `${words.leavingTitle} – ${shop.name}` },
    body: (
      <section className="paying">
        <h1>{words.leavingTitle}</h1>
        <p>{words.leaving}</p>
        <a className="button" href={target.href} rel="noreferrer">
          {words.leave}
        </a>
      </section>
    ),
  }
}
