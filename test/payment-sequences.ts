import { expect } from 'vitest'
import { eventually, type Souk } from './harness.ts'
import { type Cart, openCart, openShopWith } from './store-visitor.ts'

const steps = 12
const stock = 5
const scenarios = ['pays', 'pays', 'declines', 'late', 'twice', 'wrong_amount', 'silent']

/** The same numbers for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** What buyers, merchant, clock and provider do to one shop in an order that the seed says; and then whether all of it agrees. */
export async function playSequence(souk: Souk, seed: number): Promise<void> {
  const roll = dice(seed)
  const { merchant, slug, products } = await openShopWith(souk, { Mug: { price: '10.00', quantity: stock } })
  const product = products.Mug as number
  const carts = await Promise.all([1, 2, 2].map((count) => openCart(souk, slug, { [product]: count })))
  for (const cart of carts) await cart.fillIn()
  const query = (text: string) => souk.owner.query(text, [merchant.id])
  const story: string[] = []

  const totalOf = async (cart: Cart) => (await cart.call('GET')).body.data.totals?.total ?? '0.00'
  const anyOf = async (path: string): Promise<number | undefined> => {
    const { data } = (await merchant.get(path)).body
    return data[roll(Math.max(data.length, 1))]?.id
  }
  const review = async (word: string) => {
    const id = await anyOf('/payments?state=review')
    return id && merchant.post(`/payments/${id}/${word}`)
  }
  const start = async (cart: Cart) => {
    const scenario = scenarios[roll(scenarios.length)]
    story.push(`${scenario}`)
    return cart.call('POST', '/payment', { provider: 'test', scenario, expected_total: await totalOf(cart) })
  }
  const ofOrder = async (path: string, body?: object) => {
    const id = await anyOf('/orders')
    return id && merchant.post(`/orders/${id}/${path}`, body)
  }
  const lateMoney = async () => {
    await query(
      `UPDATE test_provider_payments SET pays_at = now() WHERE scenario = 'late' AND key IN (SELECT key::text FROM payments WHERE user_id = $1)`,
    )
    await query(
      "UPDATE payments SET due_at = now() WHERE user_id = $1 AND scenario = 'late' AND order_id IS NULL AND due_at IS NOT NULL",
    )
  }
  const endHolds = () =>
    query("UPDATE carts SET hold_ends_at = now() - interval '1 second' WHERE user_id = $1 AND hold_ends_at IS NOT NULL")

  const acts: Record<string, (cart: Cart) => Promise<unknown>> = {
    start,
    start_again: start,
    complete: async (cart) => cart.order(await totalOf(cart)),
    complete_at_once: async (cart) => {
      const total = await totalOf(cart)
      const [one] = await Promise.all([cart.order(total), cart.order(total), cart.call('DELETE', '/payment')])
      return one
    },
    give_up: (cart) => cart.call('DELETE', '/payment'),
    hold_ends: endHolds,
    late_money: lateMoney,
    accept: () => review('acceptance'),
    reject: () => review('rejection'),
    refund_part: () => ofOrder('refunds', { amount: `${1 + roll(4)}.${10 + roll(90)}` }),
    refund_all: () => ofOrder('refunds', {}),
    cancel: () => ofOrder('cancellation'),
    price: () => merchant.call('PATCH', `/products/${product}`, { price: `${5 + roll(9)}.00` }),
    ...(roll(6) === 0 && { delete_product: () => merchant.call('DELETE', `/products/${product}`) }),
  }
  const names = Object.keys(acts)
  for (let step = 0; step < steps; step += 1) {
    const name = names[roll(names.length)] as string
    const at = roll(carts.length)
    story.push(`${name} ${at + 1}`)
    const answer = (await acts[name]?.(carts[at] as Cart)) as { status?: number; body?: unknown } | undefined
    const { status = 200, body } = answer ?? {}
    // A silent provider is a 503, and nothing else may fail.
    if (status !== 503) expect(status, `${tell()}: ${JSON.stringify(body)}`).toBeLessThan(500)
  }
  await settleAll()
  await expectAgreement()

  function tell() {
    return `seed ${seed}: ${story.join(', ')}`
  }

  /** All holds end, late money comes, silent providers are given up, and reviews are over. */
  async function settleAll(): Promise<void> {
    await endHolds()
    await eventually(async () => {
      await query(
        "UPDATE payments SET cancelling_since = now() - interval '11 minutes', due_at = now() WHERE user_id = $1 AND scenario = 'silent' AND cancelling_since IS NOT NULL",
      )
      await query(
        "UPDATE payments SET due_at = now() WHERE user_id = $1 AND quote IS NOT NULL AND state IN ('created', 'pending')",
      )
      const { rows } = await query(
        `SELECT FROM payments WHERE user_id = $1 AND quote IS NOT NULL AND state IN ('created', 'pending', 'authorized') LIMIT 1`,
      )
      return rows.length === 0
    }, 40_000).catch((error) => {
      throw new Error(tell(), { cause: error })
    })
    await lateMoney()
    await query("UPDATE payments SET review_until = now(), due_at = now() WHERE user_id = $1 AND state = 'review'")
    await eventually(async () => {
      const { rows } = await query(
        `SELECT FROM payments WHERE user_id = $1 AND (state = 'review' OR refunding > 0 OR due_at <= now()
            OR (scenario = 'late' AND captured = 0 AND provider_ref IS NOT NULL))
          UNION ALL SELECT FROM refunds WHERE user_id = $1 AND state = 'requested'
          UNION ALL SELECT FROM stock_holds WHERE user_id = $1`,
      )
      return rows.length === 0
    }, 40_000).catch(async (error) => {
      const { rows } = await query(
        'SELECT id, state, scenario, captured, refunding, due_at, looks FROM payments WHERE user_id = $1',
      )
      throw new Error(`${tell()}\n${JSON.stringify(rows)}`, { cause: error })
    })
  }

  async function expectAgreement(): Promise<void> {
    const { rows: disagreeing } = await query(
      `SELECT payments.id, state, captured, refunded, book.taken, book.given FROM payments JOIN LATERAL (
          SELECT CASE WHEN scenario = 'late' AND pays_at <= now() THEN amount ELSE captured END / 100.0 AS taken,
            (SELECT coalesce(sum(amount), 0) / 100.0 FROM test_provider_refunds WHERE payment_ref = booked.ref) AS given
          FROM test_provider_payments AS booked WHERE booked.key = payments.key::text) AS book ON true
        WHERE user_id = $1 AND (captured <> book.taken OR refunded <> book.given OR (order_id IS NULL AND captured <> refunded))`,
    )
    expect(disagreeing, `our book and the provider's, ${tell()}`).toEqual([])
    const { rows: wrong } = await query(
      `SELECT orders.id, status, payment_status, total_price, sums.captured, sums.refunded FROM orders JOIN LATERAL (
          SELECT coalesce(sum(captured), 0) AS captured, coalesce(sum(refunded), 0) AS refunded FROM payments
          WHERE payments.user_id = orders.user_id AND order_id = orders.id) AS sums ON true
        WHERE user_id = $1 AND payment_status IS DISTINCT FROM CASE
          WHEN sums.refunded > 0 AND sums.refunded = sums.captured THEN 'refunded'
          WHEN sums.refunded > 0 THEN 'partially_refunded'
          WHEN sums.captured >= total_price THEN 'paid' WHEN sums.captured > 0 THEN 'partially_paid' ELSE payment_status END`,
    )
    expect(wrong, `orders and their money, ${tell()}`).toEqual([])
    const { rows } = await query(
      `SELECT quantity, (SELECT sum(delta)::int FROM stock_movements AS moved WHERE moved.user_id = $1) AS ledger,
        (SELECT coalesce(sum(items.quantity - items.cancelled), 0)::int FROM order_items AS items WHERE items.user_id = $1) AS sold,
        (SELECT count(*)::int FROM orders WHERE user_id = $1) AS orders,
        (SELECT count(DISTINCT cart_id)::int FROM orders WHERE user_id = $1) AS carts,
        (SELECT count(*)::int FROM outbox WHERE user_id = $1 AND event = 'order.created') AS announced
        FROM products WHERE user_id = $1`,
    )
    const { quantity, ledger, sold, orders, carts: ordered, announced } = rows[0]
    expect({ quantity, ledger, ordered, announced }, tell()).toEqual({
      quantity: stock - sold,
      ledger: quantity,
      ordered: orders,
      announced: orders,
    })
  }
}

/** So many, some at a time. */
export async function playSequences(souk: Souk, count: number, first: number): Promise<void> {
  const seeds = Array.from({ length: count }, (_, index) => first + index)
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) await playSequence(souk, seed)
    }),
  )
}
