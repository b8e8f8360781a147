import { createSouk, type Souk, SoukError } from '@souk/client'

export type Fetch = (request: Request) => Promise<Response>

/** What goes wrong underneath while the work is done. */
export interface Trouble {
  withoutMail: (work: () => Promise<void>) => Promise<void>
  whileProductsAreHeld: (work: () => Promise<void>) => Promise<void>
  forgetEvents: () => Promise<void>
  withABrokenCache: (work: () => Promise<void>) => Promise<void>
  withoutDatabase: (work: () => Promise<void>) => Promise<void>
}

export const refused = (call: Promise<unknown>) =>
  call.catch((error: unknown) => {
    if (!(error instanceof SoukError)) throw error
  })

interface Stranger {
  origin: string
  nobody: Souk
  credentials: { email: string; password: string }
  fetch: Fetch
  trouble: Trouble
}

/** Every kind of failure, those that no client can bring about at the end. */
export async function beRefused({ origin, nobody, credentials, fetch, trouble }: Stranger): Promise<void> {
  const { data: session } = await nobody.accounts.login({ body: credentials })
  const again = createSouk({ origin, fetch, retries: 0, token: session.token })
  await ask(again, nobody)
  const post = (body: string, headers: Record<string, string>) =>
    fetch(new Request(`${origin}/api/v1/products`, { method: 'POST', headers, body }))
  const authorization = `Bearer ${session.token}`
  await post('{"name":', { authorization, 'content-type': 'application/json' })
  await post('name=mug', { authorization, 'content-type': 'application/x-www-form-urlencoded' })
  await post(JSON.stringify('x'.repeat(1_100_000)), { authorization, 'content-type': 'application/json' })
  const changed = { authorization, 'content-type': 'application/json', 'if-match': '"as-it-was"' }
  await post('{"name":"Mug","price":3,"quantity":2}', changed)
  const login = { method: 'POST', body: JSON.stringify(credentials), headers: { 'content-type': 'application/json' } }
  const opened = await fetch(new Request(`${origin}/api/v1/session`, login))
  const cookie = opened.headers.getSetCookie().map((line) => line.split(';')[0])
  await post('{}', { cookie: cookie.join('; '), 'content-type': 'application/json' })
  await follow(fetch, origin)
  await breakDown(again, trouble)
  // Twice what a minute has: on a slow machine a new one begins meanwhile.
  for (let call = 0; call < 800; call += 1) await refused(nobody.me.get())
}

interface Cart {
  path: { shop: string; id: number }
  headers: { 'x-cart-token': string }
}

/** A cart is not ordered at another total, nor without a way to pay. */
export async function beRefusedAtCheckout(merchant: Souk, stranger: Souk, cart: Cart): Promise<void> {
  await refused(stranger.carts.order({ ...cart, body: { expected_total: '1.00' } }))
  const { data } = await stranger.carts.get(cart)
  const account = (enabled: boolean) =>
    merchant.paymentAccounts.put({ path: { provider: 'manual' }, body: { name: 'Bank transfer', enabled } })
  await account(false)
  await refused(stranger.carts.order({ ...cart, body: { expected_total: data.totals.total } }))
  await account(true)
}

/** To where a shop and a listing have moved. */
async function follow(fetch: Fetch, origin: string): Promise<void> {
  for (const path of ['green-door', 'blue-door/listings/serving-bowl'])
    await fetch(new Request(`${origin}/api/v1/shops/${path}`, { redirect: 'manual' }))
}

async function ask(again: Souk, nobody: Souk): Promise<void> {
  const mugs = { name: 'Red mug', price: 3, quantity: 2 }
  const { data: mug } = await again.products.create({ body: mugs, idempotencyKey: 'a' })
  await refused(again.products.create({ body: { ...mugs, name: 'Another mug' }, idempotencyKey: 'a' }))
  await refused(again.orders.create({ body: { items: [{ product_id: mug.id, quantity: 5 }] } }))
  const { data: order } = await again.orders.create({ body: { items: [{ product_id: mug.id, quantity: 1 }] } })
  await again.orders.cancel({ path: { id: order.id } })
  await refused(again.orders.cancel({ path: { id: order.id } }))
  await refused(again.products.update({ path: { id: mug.id }, body: { quantity: 9, expected_quantity: 7 } }))
  await refused(again.orders.get({ path: { id: 987_654_321 } }))
  await refused(again.users.list())
  await refused(nobody.me.get())
  await refused(nobody.accounts.login({ body: { email: 'aisha@example.com', password: 'not this one' } }))
}

async function breakDown(again: Souk, trouble: Trouble): Promise<void> {
  const { data: products } = await again.products.list()
  const items = products.slice(0, 1).map(({ id }) => ({ product_id: id, quantity: 1 }))
  const order = () => again.orders.create({ body: { items }, idempotencyKey: 'b' })
  // Whichever comes second is told that the first is at work.
  let both: Promise<unknown>[] = []
  await trouble.whileProductsAreHeld(async () => {
    both = [refused(order()), refused(order())]
    await Promise.race(both)
  })
  await Promise.all(both)
  // What the relay still holds of them is forgotten next time.
  do await trouble.forgetEvents()
  while ((await refused(again.events.list({ query: { since: 1 } }))) !== undefined)
  await trouble.withABrokenCache(() => refused(again.products.list({ query: { search: 'x' } })) as Promise<void>)
  await trouble.withoutDatabase(() => refused(again.orders.list()) as Promise<void>)
}
