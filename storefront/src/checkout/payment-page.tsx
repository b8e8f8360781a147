import type { Cart } from '../buying/cart-api.ts'
import type { Page } from '../page.ts'
import type { Visit } from '../visit.ts'
import { providersPage } from './pay-now.tsx'
import { paymentPath } from './payment-path.ts'

const everySeconds = 3
/** Long enough to read a sentence. */
const afterNotice = 10

/** Of a cart that is to be paid and is not yet. */
export function paymentPage(visit: Visit, cart: Cart, notice?: string): Page {
  const { words, shop } = visit
  const isReviewed = cart.payment?.state === 'review'
  const title = isReviewed ? words.reviewTitle : words.waitingTitle
  const seconds = notice === undefined ? everySeconds : afterNotice
  return {
    isPrivate: true,
    ...(!isReviewed && { headers: { refresh: `${seconds}; url=${paymentPath(visit)}` } }),
    head: { title: `${title} – ${shop.name}` },
    body: (
      <section className="paying">
        <h1>{title}</h1>
        {notice !== undefined && (
          <p className="alert" role="alert">
            {notice}
          </p>
        )}
        {isReviewed ? <Reviewed visit={visit} cart={cart} /> : <Waiting visit={visit} cart={cart} />}
      </section>
    ),
  }
}

function Waiting({ visit, cart }: { visit: Visit; cart: Cart }) {
  const { words, money } = visit
  const { payment, totals } = cart
  const target = providersPage(payment?.next ?? null)
  const isElsewhere = target !== undefined && target.origin !== new URL(visit.origin).origin
  return (
    <>
      <p className="paying-sum">{money(payment?.amount ?? totals.total)}</p>
      <div className="paying-bar" aria-hidden="true" />
      <p>{words.waiting}</p>
      <p className="quiet">{words.kept}</p>
      <div className="paying-ways">
        {isElsewhere && (
          <a className="button wide" href={target.href} rel="noreferrer">
            {words.leave}
          </a>
        )}
        <form method="post" action={paymentPath(visit)}>
          <button className="button quiet-button wide" type="submit">
            {words.giveUp}
          </button>
        </form>
      </div>
    </>
  )
}

function Reviewed({ visit, cart }: { visit: Visit; cart: Cart }) {
  const { words } = visit
  return (
    <>
      <p>{words.review(cart.email ?? '')}</p>
      <form method="post" action={paymentPath(visit)}>
        <button className="button quiet-button" type="submit" name="leave" value="1">
          {words.newCart}
        </button>
      </form>
    </>
  )
}
