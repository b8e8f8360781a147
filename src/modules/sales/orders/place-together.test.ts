import { beforeAll, describe, expect, it } from 'vitest'
import type { ClaimColumns } from '#platform/idempotency/claims.ts'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import type { OrderResource } from './orders.schemas.ts'
import { openPlacing, type PlaceOwnOrder } from './place-together.ts'

describe('orders of one shop that arrive together', () => {
  let souk: Souk
  let place: PlaceOwnOrder
  let shop: User

  beforeAll(async () => {
    souk = await startSouk()
    place = openPlacing(souk.dependencies.database)
    shop = await newUser(souk, 'merchant')
  })

  interface Wanted {
    items: [product: number, quantity: number][]
    claim?: ClaimColumns
  }

  /** The first one goes at once; the others come while it is under way, and go together. */
  async function placeTogether(by: User, orders: Wanted[]) {
    const first = await newProduct(by, { quantity: 1 })
    const [, ...answers] = await Promise.allSettled(
      [{ items: [[first.id, 1]] } as Wanted, ...orders].map(async ({ items, claim }) => {
        const placed = await place(
          by.id,
          items.map(([product_id, quantity]) => ({ product_id, quantity })),
          claim,
        )
        return placed && (JSON.parse(placed.resource) as OrderResource)
      }),
    )
    return answers
  }

  const placedOf = (answers: PromiseSettledResult<OrderResource | undefined>[]) =>
    answers.flatMap((answer) => (answer.status === 'fulfilled' && answer.value ? [answer.value] : []))
  const stockOf = async (id: number) => (await shop.get(`/products/${id}`)).body.data.quantity
  const newClaim = (by: User, key: string): ClaimColumns => ({
    actor_id: by.id,
    route: 'POST /api/v1/orders',
    key,
    fingerprint: '00'.repeat(32),
    lock: String(Math.floor(Math.random() * 1e15)),
    request_id: 'first',
    head: '{"data":',
    tail: '}',
  })

  /** Every product's quantity is what its ledger says, movement by movement. */
  async function expectLedgerToHold() {
    const { rows } = await souk.owner.query(
      `SELECT product_id FROM (
        SELECT product_id, quantity_after, sum(delta) OVER (PARTITION BY product_id ORDER BY id) AS proven,
          last_value(quantity_after) OVER (PARTITION BY product_id) AS last FROM stock_movements) AS ledger
       JOIN products ON products.id = product_id WHERE quantity_after <> proven OR last <> products.quantity`,
    )
    expect(rows).toEqual([])
  }

  it('are placed in one transaction, each with the number of its turn and an answer of its own', async () => {
    const [mug, cup] = [await newProduct(shop, { quantity: 100 }), await newProduct(shop, { quantity: 100 })]
    const answers = await placeTogether(
      shop,
      Array.from({ length: 20 }, (_, at) => ({
        items: [
          [mug.id, 1 + (at % 3)],
          [cup.id, 2],
        ],
      })),
    )
    const placed = placedOf(answers)
    const [first] = placed
    expect(placed.map(({ number }) => number)).toEqual(placed.map((_, at) => (first?.number ?? 0) + at))
    expect(new Set(placed.map(({ created_at }) => created_at)).size).toBe(1)
    for (const [at, order] of placed.entries()) {
      expect(order.items.map(({ product_id, quantity }) => [product_id, quantity])).toEqual([
        [mug.id, 1 + (at % 3)],
        [cup.id, 2],
      ])
      expect((await shop.get(`/orders/${order.id}`)).body.data).toEqual(order)
    }
    expect(await stockOf(cup.id)).toBe(60)
    await expectLedgerToHold()
  })

  it('are refused one by one: what is short or unknown writes nothing and hurts no other', async () => {
    const [mug, few] = [await newProduct(shop, { quantity: 10 }), await newProduct(shop, { name: 'Few', quantity: 3 })]
    const before = (await shop.get('/orders')).body.meta.total
    const answers = await placeTogether(shop, [
      { items: [[mug.id, 1]] },
      {
        items: [
          [mug.id, 1],
          [few.id, 4],
        ],
      },
      { items: [[987_654_321, 1]] },
      { items: [[mug.id, 2]] },
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(answers[1]).toMatchObject({ reason: { errors: { 'items.1.quantity': ["Only 3 of 'Few' are available."] } } })
    expect(answers[2]).toMatchObject({
      reason: { errors: { 'items.0.product_id': ['There is no product 987654321.'] } },
    })
    expect((await shop.get('/orders')).body.meta.total).toBe(before + 3)
    expect([await stockOf(mug.id), await stockOf(few.id)]).toEqual([7, 3])
    await expectLedgerToHold()
  })

  it('get the last units in their turn, and nobody is refused for one that was refused before', async () => {
    const mug = await newProduct(shop, { quantity: 5 })
    const sizes = [3, 4, 1, 9, 1, 1]
    const answers = await placeTogether(
      shop,
      sizes.map((quantity) => ({ items: [[mug.id, quantity]] })),
    )
    const took = answers.map(({ status }, at) => (status === 'fulfilled' ? sizes[at] : 0))
    expect(took).toEqual([3, 0, 1, 0, 1, 0])
    expect(await stockOf(mug.id)).toBe(0)
    await expectLedgerToHold()
  })

  it('fail alone when one of them makes the statement fail', async () => {
    const [mug, palace] = [
      await newProduct(shop, { quantity: 9 }),
      await newProduct(shop, { price: '99999999.99', quantity: 9 }),
    ]
    const answers = await placeTogether(shop, [
      { items: [[mug.id, 1]] },
      { items: [[palace.id, 2]] },
      { items: [[mug.id, 1]] },
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(answers[1]).toMatchObject({ reason: { statusCode: 422, code: 'validation_failed' } })
    expect([await stockOf(mug.id), await stockOf(palace.id)]).toEqual([7, 9])
    const { rows } = await souk.owner.query('SELECT number::int FROM orders WHERE user_id = $1 ORDER BY id', [shop.id])
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1))
  })

  it('make one order of one key, and a key that was used before makes none', async () => {
    const mug = await newProduct(shop, { quantity: 9 })
    const [twice, once] = [newClaim(shop, crypto.randomUUID()), newClaim(shop, crypto.randomUUID())]
    const items: Wanted['items'] = [[mug.id, 1]]
    const answers = await placeTogether(shop, [
      { items, claim: twice },
      { items, claim: twice },
      { items, claim: once },
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(answers[1]).toMatchObject({ reason: { statusCode: 409, code: 'idempotency_in_progress' } })
    const again = await placeTogether(shop, [{ items, claim: twice }, { items }])
    expect(again).toMatchObject([
      { status: 'fulfilled', value: undefined },
      { status: 'fulfilled', value: { status: 'pending' } },
    ])
    expect(await stockOf(mug.id)).toBe(6)
  })

  it('are refused for a key that somebody else is at, and for one that was used where they cannot see it', async () => {
    const [mug, admin] = [await newProduct(shop, { quantity: 9 }), await newUser(souk, 'admin')]
    const items = [{ product_id: mug.id, quantity: 1 }]
    const claim = newClaim(shop, crypto.randomUUID())
    await souk.owner.query('BEGIN')
    await souk.owner.query('SELECT pg_advisory_xact_lock($1)', [claim.lock])
    const [refused, placed] = await placeTogether(shop, [{ items: [[mug.id, 1]], claim }, { items: [[mug.id, 1]] }])
    await souk.owner.query('COMMIT')
    expect(refused).toMatchObject({ reason: { code: 'idempotency_in_progress' } })
    expect(placed?.status).toBe('fulfilled')

    const own = await newProduct(admin, { quantity: 9 })
    const key = { 'idempotency-key': crypto.randomUUID() }
    expect((await admin.post('/orders', { items, user_id: shop.id }, key)).status).toBe(201)
    const { status, body } = await admin.post('/orders', { items: [{ product_id: own.id, quantity: 1 }] }, key)
    expect([status, body.code]).toEqual([422, 'idempotency_mismatch'])
  })
})
