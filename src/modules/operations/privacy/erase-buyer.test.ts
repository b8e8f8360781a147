import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { type Buyer, mailedTokenFor, mailsTo, newBuyer, signIn, verify } from '#test/shop-buyer.ts'
import { home, type OpenShop, openCart, openShopWith } from '#test/store-visitor.ts'
import { tablesHolding } from '#test/table-search.ts'

const person = {
  name: 'Xanthippe Quillfeather',
  line1: 'Nebelgasse 4711',
  company: 'Quillfeather & "Daughters"',
  phone: '+4930555014711',
}
const tracking = 'QF00340434161'
const address = { ...home, ...person }

describe('erasing a buyer', () => {
  let souk: Souk
  let shop: OpenShop
  let admin: User

  beforeAll(async () => {
    souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '1000', PAYMENT_TEST_PROVIDER: 'true' })
    admin = await newUser(souk, 'admin')
  })

  const said = (email: string) => [email, person.name, person.line1, person.company, person.phone, tracking]
  async function holding(texts: string[]): Promise<Set<string>> {
    const found = new Set<string>()
    for (const text of texts) for (const table of await tablesHolding(souk.owner, text)) found.add(table)
    return found
  }

  async function order(email: string, buyer?: Buyer): Promise<{ id: number; token: string }> {
    const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 2 })
    if (buyer) await buyer.call('PUT', '/buyer/cart', undefined, { 'x-cart-token': cart.token })
    await cart.fillIn(email)
    const filled = { shipping_address: address, billing_address: address, note: `For ${person.name}` }
    const { totals } = (await cart.call('PATCH', '', filled)).body.data
    const placed = await cart.order(totals.total)
    expect(placed.status, JSON.stringify(placed.body)).toBe(201)
    const [{ id }] = (await shop.merchant.get('/orders?sort=-id')).body.data
    return { id, token: placed.body.data.token }
  }

  /** Whatever a shop does with an order, by the merchant and by an operator, each with words about the person. */
  async function handle(id: number): Promise<void> {
    const words = {
      note: `Called ${person.name}`,
      text: `Ring at ${person.line1}`,
      reason: `${person.name} is unhappy`,
    }
    for (const desk of [shop.merchant, admin]) {
      const note = { text: words.text, public: desk === admin }
      await desk.post(`/orders/${id}/notes`, note, { 'idempotency-key': randomUUID() })
      await desk.post(`/orders/${id}/payments`, { amount: '5.00', note: words.note })
      await desk.post(`/orders/${id}/refunds`, { amount: '1.00', reason: words.reason })
    }
    const [line] = (await shop.merchant.get(`/orders/${id}`)).body.data.items
    const parcel = { items: [{ order_item_id: line.id, quantity: 1 }], carrier: 'DHL', tracking_number: tracking }
    const sent = await admin.post(`/orders/${id}/fulfillments`, parcel)
    await admin.call('PUT', `/fulfillments/${sent.body.data.id}/shipment`, { tracking_number: tracking })
    for (const status of ['paid', 'shipped']) {
      const moved = await admin.call('PUT', `/orders/${id}/status`, { status, note: words.note })
      expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    }
  }

  /** A payment keeps what the order is written from: one that was declined as well as one that became an order. */
  async function payOnline(email: string): Promise<void> {
    const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
    await cart.fillIn(email)
    const filled = { shipping_address: address, billing_address: address, note: `For ${person.name}` }
    const { total: expected_total } = (await cart.call('PATCH', '', filled)).body.data.totals
    for (const [scenario, status] of [
      ['declines', 409],
      ['pays', 201],
    ]) {
      await cart.call('POST', '/payment', { provider: 'test', scenario, expected_total })
      expect((await cart.order(expected_total)).status).toBe(status)
    }
  }

  async function leaveTraces(email: string): Promise<{ buyer: Buyer; orders: { id: number; token: string }[] }> {
    shop = await openShopWith(souk, { Mug: { price: '18.50', quantity: 50 } })
    const orders = [await order(email)]
    const buyer = await newBuyer(souk, shop.slug, { email, name: person.name, marketing_consent: true, locale: 'de' })
    await verify(souk, buyer)
    await buyer.call('POST', '/buyer/addresses', address)
    await buyer.call('PATCH', '/buyer', { name: person.name })
    orders.push(await order(email, buyer))
    for (const { id } of orders) await handle(id)
    const open = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
    await buyer.call('PUT', '/buyer/cart', undefined, { 'x-cart-token': open.token })
    await open.call('PATCH', '', { email, shipping_address: address, note: person.name })
    await clientOf(souk).post(`/shops/${shop.slug}/password/forgot`, { email })
    await mailedTokenFor(souk, email, 'reset')
    await shop.merchant.get(`/buyers?search=${encodeURIComponent(email)}`)
    await eventually(async () => {
      const { rows } = await souk.owner.query(
        "SELECT FROM outbox WHERE relayed_at IS NULL UNION ALL SELECT FROM notification_deliveries WHERE status = 'pending'",
      )
      return rows.length === 0
    })
    return { buyer, orders }
  }

  /** Every sum and count of what the shop sold, with the ledger and the numbers. */
  async function sums(): Promise<unknown> {
    const { id } = shop.merchant
    const { rows } = await souk.owner.query(
      `SELECT
        (SELECT json_agg(o ORDER BY o.id) FROM (SELECT id, number, status, payment_status, fulfillment_status, total_price, items_total,
          discount_total, shipping_total, tax_total, cancelled_total, cart_id, buyer_id IS NULL AS of_guest, created_at
          FROM orders WHERE user_id = $1) AS o) AS orders,
        (SELECT json_agg(l ORDER BY l.id) FROM order_items AS l WHERE user_id = $1) AS lines,
        (SELECT json_agg(c ORDER BY c.id) FROM order_charges AS c WHERE user_id = $1) AS charges,
        (SELECT json_agg(t ORDER BY t.id) FROM order_taxes AS t WHERE user_id = $1) AS taxes,
        (SELECT json_agg(to_jsonb(p) - 'quote' ORDER BY p.id) FROM payments AS p WHERE user_id = $1) AS payments,
        (SELECT json_agg(json_build_object('amount', amount, 'kind', kind) ORDER BY id) FROM payment_entries WHERE user_id = $1) AS entries,
        (SELECT json_agg(json_build_object('amount', amount, 'state', state) ORDER BY id) FROM refunds WHERE user_id = $1) AS refunds,
        (SELECT json_agg(m ORDER BY m.id) FROM stock_movements AS m WHERE user_id = $1) AS ledger,
        (SELECT json_agg(quantity ORDER BY id) FROM products WHERE user_id = $1) AS stock`,
      [id],
    )
    return rows[0]
  }

  it.each(['the buyer', 'the merchant', 'an operator'])(
    'by %s leaves every sum as it was, and the person in no column of any table',
    async (who) => {
      const email = `xq-${randomUUID()}@example.com`
      const { buyer, orders } = await leaveTraces(email)
      await payOnline(email)
      const everywhere = ['buyers', 'buyer_addresses', 'carts', 'orders', 'order_notes', 'order_transitions', 'outbox']
      const besides = [
        'notification_deliveries',
        'account_mails',
        'monitoring_entries',
        'idempotency_keys',
        'fulfillments',
      ]
      const money = ['payments', 'payment_entries', 'refunds', 'buyer_mailed_tokens']
      await souk.dependencies.recorder.flush()
      expect(await holding(said(email)), 'what is looked for can be found').toEqual(
        new Set([...everywhere, ...besides, ...money]),
      )
      const before = await sums()
      const desk = who === 'an operator' ? admin : shop.merchant
      const done =
        who === 'the buyer' ? await buyer.call('DELETE', '/buyer') : await desk.post(`/buyers/${buyer.id}/erasure`)
      expect(done.status).toBe(who === 'the buyer' ? 204 : 200)
      await souk.dependencies.recorder.flush()
      expect([...(await holding(said(email)))]).toEqual([])
      expect(await sums()).toEqual(before)
      expect((await buyer.call('GET', '/buyer')).status).toBe(401)
      for (const { token } of orders)
        expect((await clientOf(souk).get(`/shops/${shop.slug}/orders/${token}`)).status).toBe(404)
      const left = (await shop.merchant.get(`/buyers/${buyer.id}`)).body.data
      expect(left).toMatchObject({ name: null, email: null, marketing_consent: false, orders_count: orders.length + 1 })
      expect(left.erased_at).not.toBeNull()
      const { data: audit } = (await admin.get(`/audit?action=buyers.erase&subject_id=${buyer.id}`)).body
      expect(audit).toMatchObject([
        { subject_owner_id: shop.merchant.id, actor_id: who === 'the buyer' ? null : desk.id, after: { orders: 3 } },
      ])
    },
  )

  it('lets the shop go on with the order, whose news then go to nobody, and the address be used anew', async () => {
    const email = `xq-${randomUUID()}@example.com`
    const { buyer, orders } = await leaveTraces(email)
    expect((await shop.merchant.post(`/buyers/${buyer.id}/erasure`)).status).toBe(200)
    expect((await shop.merchant.post(`/buyers/${buyer.id}/erasure`)).status, 'a second time').toBe(200)
    const mails = () => mailsTo(souk, email).length
    const [sent, toMerchant] = [mails(), mailsTo(souk, shop.merchant.email).length]
    const [first] = orders
    expect((await shop.merchant.call('PUT', `/orders/${first?.id}/status`, { status: 'delivered' })).status).toBe(200)
    await eventually(async () => {
      const { rows } = await souk.owner.query('SELECT FROM outbox WHERE relayed_at IS NULL')
      return rows.length === 0
    })
    expect([mails(), mailsTo(souk, shop.merchant.email).length]).toEqual([sent, toMerchant])
    const again = await newBuyer(souk, shop.slug, { email })
    expect(again.id).not.toBe(buyer.id)
    expect((await again.call('GET', '/buyer/orders')).body.data).toEqual([])
  })

  it('of an address that was never proved leaves the orders of whoever it belongs to alone', async () => {
    const email = `xq-${randomUUID()}@example.com`
    shop = await openShopWith(souk, { Mug: { price: '18.50', quantity: 50 } })
    const { token } = await order(email)
    const thief = await newBuyer(souk, shop.slug, { email })
    expect((await thief.call('DELETE', '/buyer')).status).toBe(204)
    const page = await clientOf(souk).get(`/shops/${shop.slug}/orders/${token}`)
    expect(page.body.data).toMatchObject({ email, shipping_address: person })
  })

  it('hands out everything before, to the buyer and to the shop, and to nobody else', async () => {
    const email = `xq-${randomUUID()}@example.com`
    const { buyer, orders } = await leaveTraces(email)
    const other = await newBuyer(souk, shop.slug)
    const own = await (await signIn(souk, shop.slug, email)).call('POST', '/buyer/export')
    expect(own.status).toBe(200)
    const { data } = own.body
    expect(data.buyer).toMatchObject({ id: buyer.id, email, name: person.name, marketing_source: 'registration' })
    expect(data.addresses).toMatchObject([person])
    expect(data.orders.map(({ id }: { id: number }) => id)).toEqual(orders.map(({ id }) => id))
    expect(data.orders[0]).toMatchObject({
      email,
      shipping_address: person,
      items: [{ quantity: 2, unit_price: '18.50' }],
    })
    expect(data.orders[0].notes).toHaveLength(2)
    expect(data.carts.length).toBeGreaterThan(0)
    expect(data.mails.length).toBeGreaterThan(3)
    expect(JSON.stringify(data)).not.toMatch(/argon2|token_hash|password_hash/)
    expect((await shop.merchant.get(`/buyers/${buyer.id}/export`)).body.data.orders).toEqual(data.orders)
    expect(JSON.stringify((await other.call('POST', '/buyer/export')).body)).not.toContain(person.name)
    const stranger = await newUser(souk, 'merchant')
    for (const [method, path] of [
      ['GET', 'export'],
      ['POST', 'erasure'],
    ] as const)
      expect((await stranger.call(method, `/buyers/${buyer.id}/${path}`)).status).toBe(404)
    const audited = (await admin.get(`/audit?action=buyers.export&subject_id=${buyer.id}`)).body.data
    expect(audited.map(({ actor_id }: { actor_id: number | null }) => actor_id).sort()).toEqual(
      [shop.merchant.id, null].sort(),
    )
  })
})
