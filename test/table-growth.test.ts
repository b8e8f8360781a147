import { beforeAll, describe, expect, it } from 'vitest'
import { hourlyTasks } from '#souk/housekeeping.ts'
import { newProduct, newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

/** What no hourly task deletes rows of, and why that is right. A new table is named here, or in the `sweeps` of a task. */
const stays: Record<string, readonly string[]> = {
  "A shop's books: what was sold, paid and counted is never deleted but with the shop.": [
    ...['orders', 'order_items', 'order_charges', 'order_discounts', 'order_taxes', 'order_transitions', 'order_notes'],
    ...['payments', 'payment_entries', 'refunds', 'refund_items', 'fulfillments', 'fulfillment_items'],
    ...['promotion_redemptions', 'stock_movements'],
  ],
  'The test provider keeps a book as every provider does: a line for each payment and refund by it.': [
    ...['test_provider_payments', 'test_provider_refunds'],
  ],
  'The chain of the audit log cannot be cut.': ['audit_entries'],
  'A row for each day or month of a shop, or of all.': ['daily_figures', 'monthly_sales', 'platform_daily_figures'],
  'What a shop keeps until it deletes it.': [
    ...['products', 'listings', 'categories', 'listing_categories', 'listing_media', 'promotions'],
    ...['tax_rates', 'shipping_zones', 'shipping_rates'],
  ],
  'An address that a shop or listing had leads on to the one that it has.': ['shop_slugs', 'listing_slugs'],
  'People, who stay until they are erased.': ['users', 'buyers'],
  'So many for each user, buyer, product or shop, and no more.': [
    ...['user_roles', 'user_permissions', 'mailed_tokens', 'notification_preferences', 'event_streams', 'shop_members'],
    ...['buyer_addresses', 'buyer_mailed_tokens', 'low_stock', 'shops', 'order_counters', 'payment_accounts'],
    ...['webhook_endpoints'],
  ],
  'What this version brings, and roles that operators make.': [
    ...['roles', 'permissions', 'role_permissions', 'role_patterns', 'shop_roles', 'shop_role_permissions'],
    ...['server_keys', 'housekeeping', 'kysely_migration', 'kysely_migration_lock'],
  ],
}

/** Emptied all the time by whoever reads them, or written over. */
const passing: Record<string, readonly string[]> = {
  'Folded into figures within a second.': ['figure_changes', 'sale_changes'],
  'Deleted once every process has heard of it.': ['cache_invalidations'],
  'Given back, or sold, when the time of the hold is over.': ['stock_holds'],
  'Rings of a fixed size.': ['monitoring_entries', 'monitoring_rings', 'monitoring_state'],
}

let souk: Souk
let shop: User
beforeAll(async () => {
  souk = await startSouk({ HISTORY_DAYS: '30' })
  shop = await newUser(souk, 'merchant')
})

const valuesOf = async (query: string, ...values: unknown[]) =>
  (await souk.owner.query<{ value: string | number }>(query, values)).rows.map(({ value }) => value)

const tasks = () => hourlyTasks(souk.config, souk.dependencies)
const task = (wanted: string) =>
  tasks()
    .find(({ name }) => name === wanted)
    ?.run()

it('no table grows for ever without a reason: each one is swept, or named with why it stays', async () => {
  const all = await valuesOf(`
    SELECT relname AS value FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`)
  const swept = tasks().flatMap(({ sweeps }) => sweeps)
  const withThem = await valuesOf(
    `SELECT conrelid::regclass::text AS value FROM pg_constraint
     WHERE contype = 'f' AND confdeltype = 'c' AND confrelid = ANY ($1::text[]::regclass[])`,
    swept,
  )
  const known = [...swept, ...withThem, ...[stays, passing].flatMap((why) => Object.values(why).flat())]
  expect(known.toSorted()).toEqual(all.toSorted())
})

it('each task deletes from the tables that it names, and from no others', async () => {
  await souk.owner.query(`
    CREATE TABLE deleted_from (name text);
    CREATE FUNCTION note_deletion() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN INSERT INTO deleted_from VALUES (TG_TABLE_NAME); RETURN NULL; END $$;
    DO $$ DECLARE named regclass; BEGIN
      FOR named IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT relispartition AND relname <> 'deleted_from' LOOP
        EXECUTE format('CREATE TRIGGER noted AFTER DELETE ON %s FOR EACH STATEMENT EXECUTE FUNCTION note_deletion()', named);
      END LOOP;
    END $$;
    INSERT INTO transfer_files (claimed_at) VALUES (now() - interval '2 days');
    INSERT INTO media_files (sha256, widths, claimed_at) VALUES (repeat('a', 64), '{320}', now() - interval '2 days')`)
  for (const { name, sweeps, run } of tasks()) {
    await souk.owner.query('DELETE FROM deleted_from')
    await run()
    const seen = await valuesOf(
      'SELECT DISTINCT name AS value FROM deleted_from WHERE name <> ALL ($1)',
      Object.values(passing).flat(),
    )
    expect({ name, sweeps: seen.sort() }).toEqual({ name, sweeps: sweeps.toSorted() })
  }
})

describe('what is deleted', () => {
  /** A cart of this shop that is in this state, and whose time was over so many days ago. */
  async function newCart(state: string, days: number): Promise<number> {
    const { rows } = await souk.owner.query(
      `INSERT INTO carts (user_id, token_hash, state, expires_at)
       VALUES ($1, sha256(gen_random_uuid()::text::bytea), $2, now() - $3 * interval '1 day') RETURNING id::int`,
      [shop.id, state, days],
    )
    return rows[0].id
  }

  it('are carts that ended a month ago, with their lines, unless something names them', async () => {
    const { id: product } = await newProduct(shop, { quantity: 5 })
    const gone = await newCart('expired', 31)
    const kept = {
      lately: await newCart('expired', 29),
      open: await newCart('open', 31),
      paying: await newCart('paying', 31),
      ordered: await newCart('completed', 31),
      ofOrder: await newCart('expired', 31),
      paid: await newCart('expired', 31),
      held: await newCart('expired', 31),
    }
    await souk.owner.query(
      `INSERT INTO cart_items (user_id, cart_id, product_id, quantity, title, unit_price)
       SELECT $1, cart, $2, 1, 'Mug', 10 FROM unnest($3::bigint[]) AS cart`,
      [shop.id, product, [gone, kept.paid]],
    )
    const order = await shop.post('/orders', { items: [{ product_id: product, quantity: 1 }] })
    await souk.owner.query('UPDATE orders SET cart_id = $2 WHERE id = $1', [order.body.data.id, kept.ofOrder])
    await souk.owner.query(
      `INSERT INTO payments (user_id, cart_id, provider, state, currency, amount) VALUES ($1, $2, 'manual', 'failed', 'EUR', 10)`,
      [shop.id, kept.paid],
    )
    await souk.owner.query('INSERT INTO stock_holds (user_id, cart_id, product_id, quantity) VALUES ($1, $2, $3, 1)', [
      shop.id,
      kept.held,
      product,
    ])
    expect(await task('carts:prune')).toBe(1)
    expect(await valuesOf('SELECT id::int AS value FROM carts WHERE user_id = $1 ORDER BY id', shop.id)).toEqual(
      Object.values(kept),
    )
    expect(await valuesOf('SELECT cart_id::int AS value FROM cart_items WHERE user_id = $1', shop.id)).toEqual([
      kept.paid,
    ])
  })

  it('are the events of providers that were settled a month ago, and none that is still looked up', async () => {
    await souk.owner.query(`
      INSERT INTO provider_events (provider, event_id, received_at, settled_at, due_at) VALUES
        ('stripe', 'long ago', now() - interval '32 days', now() - interval '31 days', NULL),
        ('stripe', 'lately', now() - interval '32 days', now() - interval '29 days', NULL),
        ('stripe', 'not yet', now() - interval '32 days', NULL, now() + interval '1 day')`)
    expect(await task('provider-events:prune')).toBe(1)
    expect(await valuesOf('SELECT event_id AS value FROM provider_events ORDER BY 1')).toEqual(['lately', 'not yet'])
  })

  it('are former prices, once a shop no longer shows the lowest of their days', async () => {
    const { id } = await newProduct(shop, { price: 10 })
    for (const price of [11, 12]) expect((await shop.call('PATCH', `/products/${id}`, { price })).status).toBe(200)
    await souk.owner.query(
      `UPDATE former_prices SET until = now() - interval '32 days' WHERE product_id = $1 AND price = 10`,
      [id],
    )
    expect(await task('former-prices:prune')).toBe(1)
    expect(await valuesOf('SELECT price AS value FROM former_prices WHERE product_id = $1', id)).toEqual(['11.00'])
  })

  it('are transfers that ended three months ago', async () => {
    await souk.owner.query(
      `INSERT INTO transfers (user_id, kind, what, state, format, finished_at)
       SELECT $1, 'export', 'orders', 'finished', '{}', now() - days * interval '1 day' FROM unnest('{89,91}'::int[]) AS days`,
      [shop.id],
    )
    await task('transfers:sweep')
    const left = 'SELECT extract(day FROM now() - finished_at)::int AS value FROM transfers WHERE user_id = $1'
    expect(await valuesOf(left, shop.id)).toEqual([89])
  })
})
