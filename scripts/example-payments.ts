import type { Souk } from '@souk/client'
import { refused } from './example-failures.ts'

const home = { name: 'Ada Beispiel', line1: 'Hauptstr. 1', postal_code: '10115', city: 'Berlin' }
const address = { ...home, country: 'DE' as const }
type Scenario = 'pays' | 'wrong_amount' | 'silent'

/** What is paid at once: one that goes through, one that the shop has to look at, and one that nobody hears of. */
export async function payOnline(merchant: Souk, stranger: Souk): Promise<void> {
  const { data: listing } = await stranger.store.getListing({ path: { shop: 'blue-door', listing: 'wide-bowl' } })
  const product = listing.products[0]?.id
  if (product === undefined) throw new Error('The shop shows no bowls.')
  async function pay(scenario: Scenario) {
    const { data: opened } = await stranger.carts.open({
      path: { shop: 'blue-door' },
      body: { items: [{ product_id: product as number, quantity: 1 }] },
    })
    const cart = { path: { shop: 'blue-door', id: opened.cart.id }, headers: { 'x-cart-token': opened.token } }
    await stranger.carts.update({ ...cart, body: { email: 'ada@example.com', shipping_address: address } })
    const { data: rates } = await stranger.carts.listShippingRates(cart)
    const { data } = await stranger.carts.update({ ...cart, body: { shipping_rate_id: rates[0]?.id ?? null } })
    const { total } = data.totals
    await stranger.carts.startPayment({ ...cart, body: { provider: 'test', scenario, expected_total: total } })
    return { cart, total }
  }
  for (const act of ['accept', 'reject'] as const) {
    const { cart, total } = await pay('wrong_amount')
    await refused(stranger.carts.order({ ...cart, body: { expected_total: total } }))
    const { data: payments } = await merchant.payments.list({ query: { state: 'review' } })
    await merchant.payments[act]({ path: { id: payments[0]?.id ?? 0 } })
  }
  const silent = await pay('silent')
  await refused(stranger.carts.cancelPayment(silent.cart))
  const paid = await pay('pays')
  await stranger.carts.order({ ...paid.cart, body: { expected_total: paid.total } })
}
