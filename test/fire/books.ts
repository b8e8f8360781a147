import { expect } from 'vitest'
import { eventually } from '../harness.ts'
import type { OpenShop } from '../store-visitor.ts'
import { type Deployment, openingStock } from './deployment.ts'
import type { Load } from './load.ts'

/** What a shop's rows say, each figure from where it is first written. */
const sums = `
  SELECT
    (SELECT count(*)::int FROM orders WHERE user_id = $1) AS orders,
    (SELECT coalesce(max(number), 0)::int FROM orders WHERE user_id = $1) AS last_number,
    (SELECT count(*)::int FROM outbox WHERE user_id = $1 AND event = 'order.created') AS announced,
    (SELECT count(*)::int FROM orders WHERE user_id = $1 AND status = 'cancelled') AS cancelled,
    (SELECT coalesce(sum(total_price), 0)::text FROM orders WHERE user_id = $1 AND cart_id IS NOT NULL) AS bought,
    (SELECT coalesce(sum(captured - refunded), 0)::text FROM payments WHERE user_id = $1) AS paid,
    (SELECT count(*)::int FROM payments WHERE user_id = $1) AS payments,
    (SELECT count(*)::int FROM test_provider_payments
      WHERE key IN (SELECT key::text FROM payments WHERE user_id = $1)) AS charges,
    (SELECT count(*)::int FROM stock_holds WHERE user_id = $1) AS holds`

const stockOf = `
  SELECT products.id, quantity,
    (SELECT sum(delta)::int FROM stock_movements WHERE product_id = products.id) AS ledger,
    (SELECT coalesce(sum(order_items.quantity), 0)::int FROM order_items JOIN orders ON orders.id = order_id
      WHERE product_id = products.id AND status <> 'cancelled') AS sold
  FROM products WHERE user_id = $1 ORDER BY id`

const undone = `
  SELECT (SELECT count(*)::int FROM outbox WHERE relayed_at IS NULL) AS untold,
    (SELECT count(*)::int FROM notification_deliveries WHERE status = 'pending') AS unsent,
    (SELECT json_agg(DISTINCT last_error) FROM notification_deliveries WHERE status = 'pending') AS errors`

export interface Verdict {
  orders: number
  mails: number
  /** Mails that arrived more than once. */
  duplicates: number
}

const mailsWithinMs = 120_000

/** All that must hold when a fault has passed and everything that was begun is done; throws on the first that does not. */
export async function checkBooks(deployment: Deployment, load: Load, shops: OpenShop[]): Promise<Verdict> {
  expect(load.foreign.slice(0, 3), 'rows of other tenants').toEqual([])
  expect(load.wrong.slice(0, 3), 'refusals that nobody earned').toEqual([])
  await untilAllIsDone(deployment)
  for (const shop of shops) await checkShop(deployment, load, shop)
  return checkMails(deployment, load, shops)
}

async function untilAllIsDone({ query, output }: Deployment): Promise<void> {
  let left: { untold: number; unsent: number } | undefined
  const isDone = async () => {
    ;[left] = await query<{ untold: number; unsent: number }>(undone)
    return left?.untold === 0 && left.unsent === 0
  }
  await eventually(isDone, mailsWithinMs).catch((cause) => {
    throw new Error(`Not all was told and sent: ${JSON.stringify(left)}\n${output().slice(-3_000)}`, { cause })
  })
}

async function checkShop(deployment: Deployment, load: Load, shop: OpenShop): Promise<void> {
  const { id } = shop.merchant
  const mine = load.acknowledged.filter((order) => order.shop === shop)
  const desk = mine.flatMap((order) => order.id ?? [])
  const bought = mine.filter(({ email }) => email !== undefined)
  expect(new Set(desk).size, 'orders that were acknowledged twice').toBe(desk.length)
  const [found] = await deployment.query<Record<string, unknown>>(sums, [id])
  expect(found, `the books of shop ${id}`).toMatchObject({
    orders: mine.length,
    last_number: mine.length,
    announced: mine.length,
    cancelled: desk.filter((order) => load.cancelled.has(order)).length,
    paid: found?.bought,
    payments: bought.length,
    charges: bought.length,
    holds: 0,
  })
  const kept = await deployment.query<{ id: number; email: string | null }>(
    'SELECT id::int, email FROM orders WHERE user_id = $1',
    [id],
  )
  const [ids, emails] = [new Set(kept.map((order) => order.id)), new Set(kept.map(({ email }) => email))]
  const lost = mine.filter((order) => !(order.id === undefined ? emails.has(order.email ?? '') : ids.has(order.id)))
  expect(lost, 'orders that were acknowledged and are lost').toEqual([])
  for (const product of await deployment.query<{ quantity: number; ledger: number; sold: number }>(stockOf, [id])) {
    expect(product.quantity, JSON.stringify(product)).toBe(openingStock - product.sold)
    expect(product.ledger, JSON.stringify(product)).toBe(product.quantity)
  }
}

async function checkMails({ mailServer, query }: Deployment, load: Load, shops: OpenShop[]): Promise<Verdict> {
  const times = new Map<string, number>()
  for (const { to, subject } of mailServer.received) {
    const key = `${to?.[0]?.address} ${subject}`
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  const failed = await query(
    "SELECT recipient, failure, last_error FROM notification_deliveries WHERE status = 'failed' AND user_id = ANY ($1)",
    [shops.map(({ merchant }) => merchant.id)],
  )
  expect(failed.slice(0, 3), 'mails that were given up').toEqual([])
  const subjects = [...times.keys()]
  const told = (order: Load['acknowledged'][number]) =>
    order.id === undefined
      ? subjects.filter((key) => key.startsWith(`${order.email} `)).length
      : subjects.filter((key) => key.includes(`Your order #${order.id} `)).length
  const untold = load.acknowledged.filter((order) => told(order) === 0)
  expect(
    untold.slice(0, 3).map(({ id, email }) => ({ id, email })),
    'orders of which no mail told',
  ).toEqual([])
  const duplicates = mailServer.received.length - times.size
  return { orders: load.acknowledged.length, mails: times.size, duplicates }
}
