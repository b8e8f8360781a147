/**
 * `node bench/checkout.ts [orders]`: what completing a checkout costs beside an order of the desk with the same two lines, over
 * HTTP, sixteen at a time, in turns; and what a visitor's page of listings and a listing cost, held and not held. The limit: a
 * checkout takes at most twice the desk's time.
 */
import { availableParallelism, loadavg } from 'node:os'
import { assignRole } from '#modules/identity/access/index.ts'
import { acceptPresets } from '#modules/sales/shop-presets/index.ts'
import { withPlatform, withTenant } from '#platform/database/transactions.ts'
import { openSouk } from './souk.opened.ts'

const orders = Number(process.argv[2] ?? 320)
const atOnce = 16
const limit = 2
const say = (line: string) => void process.stdout.write(`${line}\n`)
const { dependencies, call, close } = await openSouk()

const rate = (count: number, ms: number) => Math.round((count / ms) * 1_000)
const home = { name: 'Ada', line1: 'Hauptstr. 1', postal_code: '10115', city: 'Berlin', country: 'DE' }

try {
  say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
  const shop = await openShop()
  const desk = () => call('POST', '/orders', { items: shop.items }, shop.bearer)
  await times(64, desk)
  const carts: (() => Promise<unknown>)[] = []
  for (let at = 0; at < orders; at += atOnce)
    carts.push(...(await Promise.all(Array.from({ length: atOnce }, () => fillCart(shop)))))
  const took = { desk: 0, checkout: 0 }
  const turn = orders / 4
  for (let at = 0; at < orders; at += turn) {
    took.desk += await times(turn, desk)
    const some = carts.slice(at, at + turn)
    took.checkout += await times(turn, async () => (some.pop() as () => Promise<unknown>)())
  }
  const ratio = took.checkout / took.desk
  say(`desk order      ${(took.desk / orders).toFixed(2)} ms each, ${rate(orders, took.desk)}/s`)
  say(`checkout        ${(took.checkout / orders).toFixed(2)} ms each, ${rate(orders, took.checkout)}/s`)
  say(`a checkout takes ${ratio.toFixed(2)} times a desk order; the limit is ${limit}`)
  const page = `/shops/${shop.slug}/listings`
  say(`listings, held  ${rate(1_000, await times(1_000, () => call('GET', page)))}/s`)
  let price = 0
  const anew = () => call('GET', `${page}?min_price=${(price++ / 100).toFixed(2)}`)
  say(`listings, anew  ${rate(500, await times(500, anew))}/s`)
  if (ratio > limit) process.exitCode = 1
} finally {
  await close()
}

/** Sixteen at a time; answers how long all of them took, in milliseconds. */
async function times(count: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  let left = count
  const worker = async () => {
    while (left > 0) {
      left -= 1
      await work()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return performance.now() - begun
}

async function openShop() {
  const account = { name: 'Bench', email: 'shop@example.com', password: 'a long enough password' }
  const { data } = await call('POST', '/register', account)
  const bearer = { authorization: `Bearer ${data.token}` }
  // Who registers is a customer; a shop is kept by a merchant.
  await withPlatform(dependencies.database, (tx) => assignRole(tx, data.user.id, 'merchant'))
  const ids: number[] = []
  for (const name of ['Mug', 'Bowl']) {
    const product = (await call('POST', '/products', { name, price: '9.90', quantity: 100_000_000 }, bearer)).data
    await call('PUT', `/products/${product.id}/listing`, {}, bearer)
    ids.push(product.id)
  }
  await withTenant(dependencies.database, data.user.id, acceptPresets)
  const { slug } = (await call('PUT', '/shop/opening', undefined, bearer)).data
  return { slug, bearer, items: ids.map((product_id) => ({ product_id, quantity: 1 })) }
}

/** A cart that is ready to be ordered; what is answered orders it. */
async function fillCart({ slug, items }: { slug: string; items: object[] }): Promise<() => Promise<unknown>> {
  const { cart, token } = (await call('POST', `/shops/${slug}/carts`, { items })).data
  const path = `/shops/${slug}/carts/${cart.id}`
  const header = { 'x-cart-token': token }
  await call('PATCH', path, { email: 'ada@example.com', shipping_address: home }, header)
  const [sent] = (await call('GET', `${path}/shipping-rates`, undefined, header)).data
  const filled = await call('PATCH', path, { shipping_rate_id: sent.id }, header)
  const expected_total = filled.data.totals.total
  return () => call('POST', `${path}/order`, { expected_total }, header)
}
