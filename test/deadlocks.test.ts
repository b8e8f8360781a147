import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from './client.ts'
import { type Souk, startSouk } from './harness.ts'
import { type OpenShop, openCart, openShopWith } from './store-visitor.ts'

describe('a deadlock', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
  })

  const openShop = async () => {
    const wares = { price: '10.00', quantity: 10 }
    const shop = await openShopWith(souk, { Mug: wares, Bowl: wares })
    return { shop, ids: [shop.products.Mug as number, shop.products.Bowl as number] as const }
  }

  /**
   * Somebody else holds the second product, and wants the first as soon as the request waits: by then that one holds it, or this
   * fails. PostgreSQL ends the one that has waited for a second, which is the request.
   */
  async function against([first, second]: readonly [number, number], request: () => Promise<Answer>): Promise<Answer> {
    const { owner } = souk
    await owner.query("BEGIN; SET LOCAL deadlock_timeout = '1min'")
    await owner.query('SELECT FROM products WHERE id = $1 FOR UPDATE', [second])
    const [answer] = await Promise.all([
      request(),
      owner.query(`
        DO $$ BEGIN
          WHILE NOT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))) LOOP
            PERFORM pg_sleep(0.01);
          END LOOP;
          PERFORM FROM products WHERE id = ${first} FOR UPDATE SKIP LOCKED;
          IF FOUND THEN RAISE 'The request holds nothing that it could wait for.'; END IF;
          PERFORM FROM products WHERE id = ${first} FOR UPDATE;
        END $$; COMMIT`),
    ])
    return answer
  }

  /** What is left of each product, what its ledger says, how many orders there are, and how many carts became one. */
  async function bookOf({ merchant }: OpenShop) {
    const { rows } = await souk.owner.query(
      `SELECT (SELECT json_agg(quantity ORDER BY id) FROM products WHERE user_id = $1) AS left,
        (SELECT json_agg(sum ORDER BY product_id) FROM (SELECT product_id, sum(delta) FROM stock_movements WHERE user_id = $1
          GROUP BY product_id)) AS ledger,
        (SELECT count(*)::int FROM orders WHERE user_id = $1) AS orders,
        (SELECT count(*)::int FROM carts WHERE user_id = $1 AND state = 'completed') AS carts`,
      [merchant.id],
    )
    return rows[0]
  }

  it('does not show in a checkout: it is done again, and books everything once', async () => {
    const { shop, ids } = await openShop()
    const cart = await openCart(souk, shop.slug, { [ids[1]]: 2, [ids[0]]: 1 })
    const total = await cart.fillIn()
    const { status, body } = await against(ids, () => cart.order(total))
    expect([status, body.data?.order?.number], JSON.stringify(body)).toEqual([201, 1])
    expect(await bookOf(shop)).toEqual({ left: [9, 8], ledger: [9, 8], orders: 1, carts: 1 })
  })

  it('does not show in an order of the desk either', async () => {
    const { shop, ids } = await openShop()
    const items = ids.toReversed().map((product_id) => ({ product_id, quantity: 1 }))
    const { status, body } = await against(ids, () => shop.merchant.post('/orders', { items }))
    expect(status, JSON.stringify(body)).toBe(201)
    expect(await bookOf(shop)).toEqual({ left: [9, 9], ledger: [9, 9], orders: 1, carts: 0 })
  })

  it('that comes back each time is told as one that may be over soon, and nothing was written', async () => {
    const { shop, ids } = await openShop()
    const cart = await openCart(souk, shop.slug, { [ids[0]]: 1 })
    const total = await cart.fillIn()
    await souk.owner.query(`
      CREATE FUNCTION give_way() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'deadlock detected' USING ERRCODE = 'deadlock_detected'; END $$;
      CREATE TRIGGER give_way BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION give_way()`)
    const refused = await cart.order(total)
    await souk.owner.query('DROP FUNCTION give_way CASCADE')
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await bookOf(shop)).toEqual({ left: [10, 10], ledger: [10, 10], orders: 0, carts: 0 })
    expect((await cart.order(total)).status).toBe(201)
  })
})
