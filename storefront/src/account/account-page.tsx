import type { Errors } from '../checkout/checkout-form.ts'
import type { Page, Show } from '../page.ts'
import { redirect } from '../respond.tsx'
import { isFailure, type Visit } from '../visit.ts'
import { type BuyerCalls, type OwnOrder, ownCalls } from './account-api.ts'
import { accountPage } from './account-form.tsx'
import { Addresses } from './addresses.tsx'
import { forgetBuyer } from './buyer-cookie.ts'
import { Access, Details, Rights } from './details.tsx'

export const showAccount: Show = async (visit) => {
  const calls = ownCalls(visit)
  if (calls === undefined) return redirect(visit.path('account', 'sign-in'))
  try {
    return await readAccountPage(visit, calls)
  } catch (error) {
    if (!isFailure(error, 401)) throw error
    return redirect(visit.path('account', 'sign-in'), 303, [forgetBuyer(visit)])
  }
}

export async function readAccountPage(visit: Visit, calls: BuyerCalls, errors: Errors = {}): Promise<Page> {
  const { words, path } = visit
  const [buyer, orders, addresses] = await Promise.all([calls.read(), calls.orders(), calls.addresses()])
  const hasErrors = Object.keys(errors).length > 0
  const said = hasErrors ? words.lookAtMarked : whatWasSaid(visit)
  return accountPage(
    visit,
    words.account,
    { notice: said, status: hasErrors ? 422 : undefined },
    <>
      <div className="quiet account-head">
        <span>{buyer.email}</span>
        <form method="post" action={path('account', 'sign-out')}>
          <button className="link" type="submit">
            {words.signOut}
          </button>
        </form>
      </div>
      {buyer.verified_at === null && (
        <form className="panel" method="post" action={path('account', 'verification')}>
          <p>{words.unconfirmed}</p>
          <button className="link" type="submit">
            {words.mailAgain}
          </button>
        </form>
      )}
      <Orders visit={visit} orders={orders} />
      <Addresses visit={visit} addresses={addresses} errors={errors} />
      <Details visit={visit} buyer={buyer} errors={errors} />
      <Access visit={visit} errors={errors} />
      <Rights visit={visit} />
    </>,
  )
}

function whatWasSaid({ url, words }: Visit): string | undefined {
  const said = url.searchParams.get('said')
  const known = ['saved', 'emailAsked', 'confirmed', 'mailOnItsWay'] as const
  const word = known.find((name) => name === said)
  return word && words[word]
}

function Orders({ visit, orders }: { visit: Visit; orders: OwnOrder[] }) {
  const { words, path, money, shop } = visit
  const day = new Intl.DateTimeFormat(shop.locale, { dateStyle: 'medium', timeZone: shop.time_zone })
  return (
    <section>
      <h2>{words.yourOrders}</h2>
      {orders.length === 0 && <p className="quiet">{words.noOrders}</p>}
      <ul className="account-rows">
        {orders.map((order) => (
          <li key={order.number}>
            <a href={path('orders', order.token)}>{words.orderNumber(order.number)}</a>
            <span className="quiet">{day.format(new Date(order.placed_at))}</span>
            <span>{words.statuses[order.status] ?? order.status}</span>
            <span>{money(order.total_price)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
