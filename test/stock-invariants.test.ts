import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { clientOf, newProduct, newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

const workers = 16
const shelf = 4

type Step =
  | { do: 'order'; lines: { product: number; quantity: number }[] }
  | { do: 'cancel'; recent: number }
  | { do: 'move'; recent: number; to: string }
  | { do: 'count'; product: number; quantity: number }
  | { do: 'adjust'; product: number; delta: number }
  | { do: 'reprice'; product: number }
  | { do: 'delete'; product: number }

const product = fc.nat(shelf - 1)
const recent = fc.nat(5)
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('order' as const),
      lines: fc.array(fc.record({ product, quantity: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), recent }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      recent,
      to: fc.constantFrom('paid', 'shipped', 'delivered', 'refunded', 'cancelled'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const), product, quantity: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('adjust' as const), product, delta: fc.integer({ min: -5, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reprice' as const), product }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), product }) },
)

let souk: Souk
let admin: User

beforeAll(async () => {
  souk = await startSouk()
  admin = await newUser(souk, 'admin')
})

/** One step over HTTP; the orders it knows of are those that any worker has placed so far. */
async function take(step: Step, shop: User, products: number[], orders: number[]): Promise<number> {
  const productId = 'product' in step ? products[step.product] : undefined
  const orderId = 'recent' in step ? orders.at(-1 - step.recent) : undefined
  if ('recent' in step && orderId === undefined) return 0
  switch (step.do) {
    case 'order': {
      const items = step.lines.map((line) => ({ product_id: products[line.product], quantity: line.quantity }))
      const { status, body } = await shop.post('/orders', { items })
      if (status === 201) orders.push(body.data.id)
      return status
    }
    case 'cancel':
      return (await shop.post(`/orders/${orderId}/cancellation`)).status
    case 'move':
      return (await admin.call('PUT', `/orders/${orderId}/status`, { status: step.to })).status
    case 'count':
      return (await shop.call('PATCH', `/products/${productId}`, { quantity: step.quantity })).status
    case 'adjust':
      return (await shop.post(`/products/${productId}/adjustments`, { delta: step.delta, reason: 'Counted' })).status
    case 'reprice':
      return (await admin.call('PATCH', `/products/${productId}`, { price: '2.50' })).status
    case 'delete':
      return (await shop.call('DELETE', `/products/${productId}`)).status
  }
}

/** What must add up for every product of the shop, each sum taken from where it is first written. */
async function books(userId: number) {
  const { rows } = await souk.owner.query(
    `SELECT products.id, products.quantity, ledger.*, items.sold, items.returned, latest.quantity_after AS latest
     FROM products
     LEFT JOIN LATERAL (
       SELECT sum(delta)::int AS total,
         coalesce(sum(delta) FILTER (WHERE kind = 'opening'), 0)::int AS opening,
         coalesce(sum(delta) FILTER (WHERE kind = 'correction'), 0)::int AS corrections,
         coalesce(-sum(delta) FILTER (WHERE kind = 'order'), 0)::int AS sold_by_ledger,
         coalesce(sum(delta) FILTER (WHERE kind = 'cancellation'), 0)::int AS returned_by_ledger
       FROM stock_movements WHERE product_id = products.id) AS ledger ON true
     LEFT JOIN LATERAL (
       SELECT coalesce(sum(order_items.quantity), 0)::int AS sold,
         coalesce(sum(order_items.quantity) FILTER (WHERE status = 'cancelled'), 0)::int AS returned
       FROM order_items JOIN orders ON orders.id = order_id WHERE product_id = products.id) AS items ON true
     LEFT JOIN LATERAL (
       SELECT quantity_after FROM stock_movements WHERE product_id = products.id ORDER BY id DESC LIMIT 1) AS latest ON true
     WHERE products.user_id = $1`,
    [userId],
  )
  return rows
}

async function expectGaplessNumbers(userId: number) {
  const { rows } = await souk.owner.query(
    `SELECT count(*)::int AS orders, coalesce(max(number), 0)::int AS last,
       (SELECT last_number::int FROM order_counters WHERE user_id = $1) AS counted
     FROM orders WHERE user_id = $1`,
    [userId],
  )
  const { orders, last, counted } = rows[0]
  expect([last, counted ?? 0]).toEqual([orders, orders])
}

it('keeps opening + corrections - sold + returned = quantity, whatever sixteen workers do at once', async () => {
  const plans = fc.array(fc.array(steps, { minLength: 4, maxLength: 8 }), { minLength: workers, maxLength: workers })
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      const shop = await newUser(souk, 'merchant')
      const products: number[] = []
      for (let at = 0; at < shelf; at += 1) products.push((await newProduct(shop, { quantity: 25 })).id)
      const orders: number[] = []
      const statuses: number[] = []
      await Promise.all(
        plan.map(async (stepsOfOne) => {
          for (const step of stepsOfOne) statuses.push(await take(step, shop, products, orders))
        }),
      )
      expect(statuses.filter((status) => status >= 500)).toEqual([])
      for (const book of await books(shop.id)) {
        expect(book.opening + book.corrections - book.sold + book.returned, JSON.stringify(book)).toBe(book.quantity)
        expect(book, 'the ledger agrees').toMatchObject({
          total: book.quantity,
          latest: book.quantity,
          sold_by_ledger: book.sold,
          returned_by_ledger: book.returned,
        })
      }
      await expectGaplessNumbers(shop.id)
    }),
    { numRuns: 8, endOnFailure: true },
  )
}, 120_000)

it('lets five hundred orders for two products in opposite order through, each of them answered', async () => {
  const shop = await newUser(souk, 'merchant')
  const ids = [(await newProduct(shop, { quantity: 1_000 })).id, (await newProduct(shop, { quantity: 1_000 })).id]
  const items = ids.map((product_id) => ({ product_id, quantity: 1 }))
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, turn) =>
      shop.post('/orders', { items: turn % 2 === 0 ? items : items.toReversed() }),
    ),
  )
  expect(answers.filter(({ status }) => status !== 201)).toEqual([])
  expect((await books(shop.id)).map(({ quantity }) => quantity)).toEqual([500, 500])
  await expectGaplessNumbers(shop.id)
}, 60_000)

it('sells ten units to ten of fifty buyers who hold five tokens', async () => {
  const shop = await newUser(souk, 'merchant')
  const { id } = await newProduct(shop, { quantity: 10 })
  const tokens: User[] = []
  for (let at = 0; at < 5; at += 1) {
    const { body } = await shop.post('/login', { email: shop.email, password: 'a long enough password' })
    tokens.push({ ...shop, ...clientOf(souk, body.data.token) })
  }
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, turn) =>
      (tokens[turn % 5] as User).post('/orders', { items: [{ product_id: id, quantity: 1 }] }),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(40)
  expect(await books(shop.id)).toMatchObject([{ quantity: 0, sold: 10, total: 0 }])
})
