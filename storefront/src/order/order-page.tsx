import type { components } from '@souk/client'
import { TotalsTable } from '../buying/totals.tsx'
import { AddressLines } from '../design/address-lines.tsx'
import type { Show } from '../page.ts'
import type { Visit } from '../visit.ts'
import { Parcels } from './parcels.tsx'

type Order = components['schemas']['BuyersOrder']

/** What is left to happen of an order by itself. */
const ended = new Set(['delivered', 'cancelled', 'refunded'])

/** Whoever has the token in its address sees the order. */
export const showOrder: Show = async (visit, { token = '' }) => {
  const { souk, words, shop } = visit
  const { data: order } = await souk.store.getOrder({ path: { shop: shop.slug, token } })
  const isOpen = !ended.has(order.status)
  return {
    isPrivate: true,
    head: { title: `${words.orderNumber(order.number)} – ${shop.name}` },
    body: (
      <article className="order" id="order" data-refresh={isOpen ? '' : undefined}>
        <Head visit={visit} order={order} />
        <Progress visit={visit} order={order} />
        <div className="order-columns">
          <div className="order-main">
            <HowToPay visit={visit} order={order} />
            <Parcels visit={visit} parcels={order.fulfillments} />
            <Notes visit={visit} order={order} />
            <Items visit={visit} order={order} />
          </div>
          <Addresses visit={visit} order={order} />
        </div>
        <p className="quiet small order-foot">
          {words.keepThisPage} {isOpen && words.updatesItself}
        </p>
      </article>
    ),
  }
}

function Head({ visit: { words, shop }, order }: { visit: Visit; order: Order }) {
  const zoned = { dateStyle: 'long', timeZone: shop.time_zone } as const
  const day = new Intl.DateTimeFormat(shop.locale, zoned).format(new Date(order.placed_at))
  return (
    <header className="order-head">
      <p className="quiet">{words.orderedOn(day)}</p>
      <h1>{words.orderNumber(order.number)}</h1>
      {order.status === 'pending' && order.fulfillment_status === 'none' && (
        <p>
          <strong>{words.thanks}</strong> {words.thanksMore(order.email)}
        </p>
      )}
    </header>
  )
}

/** The two things that a buyer asks: is it paid, and where is it. */
function Progress({ visit: { words }, order }: { visit: Visit; order: Order }) {
  const { status, payment_status, fulfillment_status } = order
  const isOff = status === 'cancelled'
  return (
    <ul className="progress" aria-live="polite">
      <li className={payment_status}>
        <span className="quiet small">{words.paid}</span>
        <strong>{words.paymentStatuses[payment_status] ?? payment_status}</strong>
      </li>
      <li className={isOff ? 'cancelled' : fulfillment_status}>
        <span className="quiet small">{words.sent}</span>
        <strong>
          {isOff ? words.statuses.cancelled : (words.fulfillmentStatuses[fulfillment_status] ?? fulfillment_status)}
        </strong>
      </li>
    </ul>
  )
}

function HowToPay({ visit: { words }, order: { payment, payment_status } }: { visit: Visit; order: Order }) {
  if (!payment?.instructions || (payment_status !== 'unpaid' && payment_status !== 'partially_paid')) return null
  return (
    <section className="panel">
      <h2>{words.howToPay}</h2>
      <p className="as-written">{payment.instructions}</p>
    </section>
  )
}

function Notes({ visit: { words, shop }, order: { notes } }: { visit: Visit; order: Order }) {
  if (notes.length === 0) return null
  const moment = new Intl.DateTimeFormat(shop.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: shop.time_zone,
  })
  return (
    <section>
      <h2>{words.fromTheShop}</h2>
      <ul className="order-notes">
        {notes.map(({ text, at }) => (
          <li key={`${at} ${text}`}>
            <p className="as-written">{text}</p>
            <p className="quiet small">{moment.format(new Date(at))}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Items({ visit, order }: { visit: Visit; order: Order }) {
  const { words, money } = visit
  return (
    <section>
      <h2>{words.summary}</h2>
      <ul className="summary-items">
        {order.items.map((item) => (
          <li key={item.product_id}>
            <span>
              {item.quantity} × {item.title}
              <span className="quiet small"> {Object.values(item.options).join(', ')}</span>
              {item.cancelled > 0 && (
                <span className="quiet small">
                  {' '}
                  ({item.cancelled} × {words.statuses.cancelled})
                </span>
              )}
            </span>
            <span>{money(item.line_total)}</span>
          </li>
        ))}
      </ul>
      <TotalsTable visit={visit} totals={order.totals} discounts={order.discounts} />
    </section>
  )
}

function Addresses({ visit: { words, shop }, order }: { visit: Visit; order: Order }) {
  const { shipping_address: shipping, billing_address: billing, shipping_rate: rate } = order
  return (
    <aside className="order-addresses">
      {shipping !== null && (
        <section>
          <h2>{words.shippingAddress}</h2>
          <AddressLines address={shipping} shop={shop} />
          {rate !== null && <p className="quiet small">{rate.name}</p>}
        </section>
      )}
      {billing !== null && (
        <section>
          <h2>{words.billingAddress}</h2>
          <AddressLines address={billing} shop={shop} />
        </section>
      )}
    </aside>
  )
}
