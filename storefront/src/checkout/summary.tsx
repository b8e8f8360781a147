import type { Cart } from '../buying/cart-api.ts'
import { isAboutCart, keyOf, sentenceOf } from '../buying/problem-words.ts'
import { TotalsTable } from '../buying/totals.tsx'
import type { Visit } from '../visit.ts'

/** What a cart lacks before its total is the whole one. */
const beforeTotal = new Set(['address_missing', 'shipping_missing', 'country_not_served'])

export function Summary({ visit, cart }: { visit: Visit; cart: Cart }) {
  const { words, money, path } = visit
  const isWhole = !cart.problems.some(({ code }) => beforeTotal.has(code))
  return (
    <section className="summary" id="summary" aria-labelledby="summary-title">
      <div className="summary-head">
        <h2 id="summary-title">{words.summary}</h2>
        <a className="quiet small" href={path('cart')}>
          {words.changeCart}
        </a>
      </div>
      <ul className="summary-items">
        {cart.items.map((item) => (
          <li key={item.product_id}>
            <span>
              {item.quantity} × {item.title}
              <span className="quiet small"> {Object.values(item.options).join(', ')}</span>
              {cart.problems
                .filter(({ product_id }) => product_id === item.product_id)
                .map((problem) => (
                  <span key={problem.code} className="error">
                    {sentenceOf(problem, visit)}
                  </span>
                ))}
            </span>
            <span>{money(item.line_total)}</span>
          </li>
        ))}
      </ul>
      <TotalsTable
        visit={visit}
        totals={cart.totals}
        discounts={cart.discounts}
        shippingWords={isWhole ? undefined : words.shippingLater}
      />
      {cart.problems.filter(isAboutCart).map((problem) => (
        <p key={keyOf(problem)} className="alert">
          {sentenceOf(problem, visit)}
        </p>
      ))}
      <input type="hidden" name="expected_total" value={cart.totals.total} />
      {isWhole ? (
        <>
          <button className="button wide" type="submit" name="do" value="order">
            {words.order(money(cart.totals.total))}
          </button>
          <p className="quiet small">{words.orderHint}</p>
        </>
      ) : (
        <button className="button wide" type="submit" name="do" value="save">
          {words.showDelivery}
        </button>
      )}
    </section>
  )
}
