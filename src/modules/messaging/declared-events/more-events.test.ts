import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { announceAbandonedCarts, expireCarts } from '#modules/sales/carts/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

let souk: Souk
beforeAll(async () => {
  souk = await startSouk()
})

type Logged = { event: string; data: Record<string, unknown> }
async function loggedOf(user: User, count: number): Promise<Logged[]> {
  await eventually(async () => (await user.get('/events')).body.data.length >= count)
  return (await user.get('/events')).body.data
}

describe("a shop's log says", () => {
  it('when a product is sold out and when there is some again, and not what happens in between', async () => {
    const merchant = await newUser(souk, 'merchant')
    const { id } = await newProduct(merchant, { name: 'Kettle', quantity: 2 })
    const order = () => merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    const first = (await order()).body.data
    await order()
    await merchant.call('PUT', `/orders/${first.id}/status`, { status: 'cancelled' })
    const logged = await loggedOf(merchant, 5)
    expect(logged.map(({ event }) => event).sort()).toEqual([
      'order.created',
      'order.created',
      'order.status-changed',
      'product.restocked',
      'product.sold-out',
    ])
    const soldOut = logged.find(({ event }) => event === 'product.sold-out')
    expect(soldOut?.data).toEqual({
      product_id: id,
      name: 'Kettle',
      sku: null,
      user_id: merchant.id,
      at: expect.any(String),
    })
  })

  it('when a listing begins and ceases to be seen', async () => {
    const merchant = await newUser(souk, 'merchant')
    const make = async (title: string) =>
      (await merchant.post('/listings', { title, products: [{ price: '5.00', quantity: 1 }] })).body.data.id
    const [lamp, chair] = [await make('Lamp'), await make('Chair')]
    await merchant.call('PUT', `/listings/${lamp}/publication`, {})
    await merchant.call('PUT', `/listings/${lamp}/publication`, {})
    await merchant.call('DELETE', `/listings/${lamp}/publication`)
    await merchant.call('DELETE', `/listings/${lamp}`)
    await merchant.call('PUT', `/listings/${chair}/publication`, {})
    await merchant.call('DELETE', `/listings/${chair}`)
    const logged = await loggedOf(merchant, 4)
    expect(logged.map(({ event, data }) => [event, data.title])).toEqual([
      ['listing.published', 'Lamp'],
      ['listing.unpublished', 'Lamp'],
      ['listing.published', 'Chair'],
      ['listing.unpublished', 'Chair'],
    ])
  })

  it('once of a cart whose visitor said who they are and stayed away, and not who that is', async () => {
    const merchant = await newUser(souk, 'merchant')
    const { id: product } = await newProduct(merchant, { quantity: 5 })
    const { database } = souk.dependencies
    const cart = await withPlatform(database, async (tx) => {
      const add = (email: string | null, hours: number) =>
        sql<{ id: number }>`
        INSERT INTO carts (user_id, token_hash, email, updated_at)
        VALUES (${merchant.id}, sha256(random()::text::bytea), ${email}, now() - ${hours} * interval '1 hour') RETURNING id`.execute(
          tx,
        )
      const ids = await Promise.all([add('mia@example.com', 5), add('mia@example.com', 3), add(null, 5)])
      for (const { rows } of ids)
        await sql`INSERT INTO cart_items (user_id, cart_id, product_id, quantity, title, unit_price)
          VALUES (${merchant.id}, ${rows[0]?.id}, ${product}, 2, 'Mug', 5)`.execute(tx)
      // Nothing lies in this one.
      await add('mia@example.com', 5)
      return ids[0]?.rows[0]?.id
    })
    await announceAbandonedCarts(database)
    await announceAbandonedCarts(database)
    await expireCarts(database)
    const logged = await loggedOf(merchant, 1)
    expect(logged).toEqual([
      {
        sequence: 1,
        event: 'cart.abandoned',
        data: { cart_id: cart, items: 2, user_id: merchant.id, at: expect.any(String) },
      },
    ])
  })
})
