import { isSignedIn } from '../account/buyer-cookie.ts'
import { takeCartUp } from '../account/take-cart-up.ts'
import { Picture } from '../design/picture.tsx'
import type { Page, Show } from '../page.ts'
import type { Visit } from '../visit.ts'
import type { Cart, CartItem } from './cart-api.ts'
import { cartKeyOf, countCookie, forgetCart } from './cart-cookie.ts'
import { CodesForm } from './codes-form.tsx'
import { countOf, readOwnCart } from './own-cart.ts'
import { isAboutCart, keyOf, sentenceOf } from './problem-words.ts'
import { TotalsTable } from './totals.tsx'

export const showCart: Show = async (visit) => {
  const own = await readOwnCart(visit)
  if (own === undefined && isSignedIn(visit)) {
    const { cart, cookies } = await takeCartUp(visit)
    return { ...cartPage(visit, cart, undefined), cookies }
  }
  if (own === undefined && cartKeyOf(visit) !== undefined)
    return { ...cartPage(visit, undefined, visit.words.cartGone), cookies: forgetCart(visit) }
  return cartPage(visit, own?.cart, undefined)
}

/** `refusal` says why what the visitor wanted was not done. */
export function cartPage(visit: Visit, cart: Cart | undefined, refusal: string | undefined): Page {
  const { words, shop } = visit
  return {
    isPrivate: true,
    head: { title: `${words.cart} – ${shop.name}` },
    ...(cart !== undefined && { cookies: [countCookie(visit, countOf(cart))] }),
    body: (
      <section className="cart" id="cart" data-count={cart === undefined ? 0 : countOf(cart)}>
        <h1>{words.cart}</h1>
        {refusal !== undefined && (
          <p className="alert" role="alert">
            {refusal}
          </p>
        )}
        {cart === undefined || cart.items.length === 0 ? <Empty visit={visit} /> : <Full visit={visit} cart={cart} />}
      </section>
    ),
  }
}

function Empty({ visit: { words, path } }: { visit: Visit }) {
  return (
    <div className="cart-empty">
      <p className="quiet">{words.emptyCart}</p>
      <a className="button quiet-button" href={path('search')}>
        {words.keepLooking}
      </a>
    </div>
  )
}

function Full({ visit, cart }: { visit: Visit; cart: Cart }) {
  const { words, path } = visit
  const general = cart.problems.filter(isAboutCart)
  return (
    <div className="cart-full">
      <ul className="cart-items">
        {cart.items.map((item) => (
          <Item key={item.product_id} visit={visit} item={item} cart={cart} />
        ))}
      </ul>
      <div className="cart-sum">
        {general.map((problem) => (
          <p key={keyOf(problem)} className="alert">
            {sentenceOf(problem, visit)}
          </p>
        ))}
        <CodesForm visit={visit} cart={cart} />
        <TotalsTable
          visit={visit}
          totals={cart.totals}
          discounts={cart.discounts}
          shippingWords={cart.shipping_rate === null ? words.shippingLater : undefined}
        />
        <a className="button wide" href={path('checkout')}>
          {words.toCheckout}
        </a>
      </div>
    </div>
  )
}

function Item({ visit, item, cart }: { visit: Visit; item: CartItem; cart: Cart }) {
  const { words, money } = visit
  const problems = cart.problems.filter(({ product_id }) => product_id === item.product_id)
  return (
    <li className="cart-item">
      <div className="frame tiny">
        <Picture image={item.image} seed={item.slug ?? item.title} sizes="6rem" isDecoration={true} />
      </div>
      <div className="cart-item-words">
        <h2>
          <ItemName visit={visit} item={item} />
        </h2>
        <p className="quiet small">{Object.values(item.options).join(', ')}</p>
        {item.quantity > 1 && <p className="quiet small">{words.each(money(item.unit_price))}</p>}
        {problems.map((problem) => (
          <p key={problem.code} className="error">
            {sentenceOf(problem, visit)}
          </p>
        ))}
        <QuantityForm visit={visit} item={item} />
      </div>
      <p className="cart-item-price">{money(item.line_total)}</p>
    </li>
  )
}

function ItemName({ visit: { path }, item: { slug, title } }: { visit: Visit; item: CartItem }) {
  return slug === null ? title : <a href={path('listings', slug)}>{title}</a>
}

function QuantityForm({ visit: { words, path }, item }: { visit: Visit; item: CartItem }) {
  const { product_id: id, title, quantity } = item
  return (
    <form
      className="quantity-form"
      method="post"
      action={path('cart', 'items', String(id))}
      data-into="cart"
      data-send-on-choice=""
    >
      <input
        type="number"
        name="quantity"
        id={`quantity-${id}`}
        min={0}
        max={999}
        required={true}
        defaultValue={quantity}
        aria-label={words.quantityOf(title)}
        inputMode="numeric"
      />
      <button className="link" type="submit" data-without-script="">
        {words.update}
      </button>
      <button
        className="link"
        type="submit"
        name="remove"
        value="1"
        aria-label={words.removeOf(title)}
        formNoValidate={true}
      >
        {words.remove}
      </button>
    </form>
  )
}
