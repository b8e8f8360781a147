import { SoukError } from '@souk/client'
import { type Cart, cartCalls } from '../buying/cart-api.ts'
import { cartKeyIn, keepCart } from '../buying/cart-cookie.ts'
import { cartPage } from '../buying/cart-page.tsx'
import { countOf } from '../buying/own-cart.ts'
import { TotalsTable } from '../buying/totals.tsx'
import type { Page, Show } from '../page.ts'
import { redirect } from '../respond.tsx'
import type { Visit } from '../visit.ts'

/** What the shop has put together for somebody. Looking at it does nothing: programs that look through mails open links, too. */
export const showDraft: Show = async (visit, { key = '' }) => {
  const { cart } = await readDraft(visit, key)
  if (isOver(cart)) return cartPage(visit, undefined, visit.words.cartGone)
  return draftPage(visit, cart, visit.path('drafts', key))
}

/** From here on it is the cart of this browser. */
export const takeDraft: Show = async (visit, { key = '' }) => {
  const { cart, cartKey } = await readDraft(visit, key)
  if (isOver(cart)) return cartPage(visit, undefined, visit.words.cartGone)
  return redirect(visit.path('checkout'), 303, keepCart(visit, cartKey, countOf(cart)))
}

const isOver = ({ state }: Cart) => state === 'completed' || state === 'expired'

/** A visitor's own cart has no such page: whoever sent its address would read what is typed into it. */
async function readDraft(visit: Visit, key: string) {
  const cartKey = cartKeyIn(key)
  const cart = cartKey === undefined ? undefined : await cartCalls(visit, cartKey).read()
  if (cartKey === undefined || cart?.drafted !== true)
    throw new SoukError({ status: 404, code: 'not_found', message: 'There is no such page.' })
  return { cart, cartKey }
}

function draftPage(visit: Visit, cart: Cart, own: string): Page {
  const { words, shop, money } = visit
  return {
    isPrivate: true,
    head: { title: `${words.summary} – ${shop.name}` },
    body: (
      <section className="paying">
        <h1>{words.summary}</h1>
        <p>{words.draftSentence(shop.name)}</p>
        <ul className="summary-items">
          {cart.items.map(({ product_id, quantity, title, options, line_total }) => (
            <li key={product_id}>
              <span>
                {quantity} × {title}
                <span className="quiet small"> {Object.values(options).join(', ')}</span>
              </span>
              <span>{money(line_total)}</span>
            </li>
          ))}
        </ul>
        <TotalsTable
          visit={visit}
          totals={cart.totals}
          discounts={cart.discounts}
          shippingWords={cart.shipping_rate === null ? words.shippingLater : undefined}
        />
        <form method="post" action={own}>
          <button className="button wide" type="submit">
            {words.toCheckout}
          </button>
        </form>
      </section>
    ),
  }
}
