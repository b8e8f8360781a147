import { beforeAll, describe, expect, it } from 'vitest'
import { pruneIdempotencyKeys } from '#platform/idempotency/prune.ts'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

describe('a request with an Idempotency-Key', () => {
  let souk: Souk
  let admin: User
  let merchant: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    merchant = await newUser(souk, 'merchant')
  })

  const newKey = () => ({ 'idempotency-key': crypto.randomUUID() })
  const orderFor = async (quantity = 10, of = 1) => ({
    items: [{ product_id: (await newProduct(merchant, { quantity })).id, quantity: of }],
  })
  const stockOf = async ({ items }: { items: { product_id: number }[] }) =>
    (await merchant.get(`/products/${items[0]?.product_id}`)).body.data.quantity

  /** The answer in its very bytes. */
  async function raw(user: User, path: string, body: string, headers: Record<string, string>) {
    const response = await fetch(`${souk.origin}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${user.token}`, 'content-type': 'application/json', ...headers },
      body,
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  it('is answered again byte for byte, with the headers of the first answer', async () => {
    const [order, key] = [await orderFor(), newKey()]
    const first = await raw(merchant, '/orders', JSON.stringify(order), key)
    const again = await raw(merchant, '/orders', JSON.stringify(order, null, 2), { ...key, 'x-request-id': 'another' })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.text).toBe(first.text)
    for (const name of ['content-type', 'location', 'x-request-id']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name))
    }
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await stockOf(order)).toBe(9)
  })

  it('makes one order and one mail of a hundred that arrive together', async () => {
    const buyer = await newUser(souk, 'merchant')
    const { id } = await newProduct(buyer, { quantity: 1_000 })
    const [order, key] = [{ items: [{ product_id: id, quantity: 1 }] }, newKey()]
    const answers = await Promise.all(Array.from({ length: 100 }, () => buyer.post('/orders', order, key)))
    const created = answers.filter(({ status }) => status === 201)
    const refused = answers.filter(({ status }) => status !== 201)
    expect(created.length).toBeGreaterThanOrEqual(1)
    expect(created.filter(({ headers }) => !headers.has('idempotent-replayed'))).toHaveLength(1)
    expect(new Set(created.map(({ body }) => body.data.id)).size).toBe(1)
    for (const { status, body, headers } of refused) {
      expect([status, body.code]).toEqual([409, 'idempotency_in_progress'])
      expect(headers.get('retry-after')).toBe('1')
    }
    expect((await buyer.get('/orders')).body.meta.total).toBe(1)
    const mails = () => souk.mailServer.received.filter(({ to }) => to?.[0]?.address === buyer.email)
    await eventually(() => mails().length > 0)
    // Whatever was announced after it has been delivered too: a second mail would be here by now.
    const last = await buyer.post('/orders', order)
    await eventually(() => mails().some(({ subject }) => subject?.includes(`#${last.body.data.id} `)))
    expect(mails()).toHaveLength(2)
  })

  it('is told to come back while the first one is still running, and then gets its answer', async () => {
    const [order, key] = [await orderFor(), newKey()]
    await souk.owner.query('BEGIN')
    await souk.owner.query('SELECT FROM products WHERE id = $1 FOR UPDATE', [order.items[0]?.product_id])
    const first = merchant.post('/orders', order, key)
    try {
      // The first may not have begun: a second that comes before it would become the first, and wait as it does.
      await eventually(async () => {
        const { rowCount } = await souk.owner.query(
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
        return rowCount
      })
      const { status, body, headers } = await merchant.post('/orders', order, key)
      expect([status, body.code, headers.get('retry-after')]).toEqual([409, 'idempotency_in_progress', '1'])
    } finally {
      await souk.owner.query('COMMIT')
    }
    const placed = await first
    expect(placed.status).toBe(201)
    expect((await merchant.post('/orders', order, key)).body).toEqual(placed.body)
    expect(await stockOf(order)).toBe(9)
  })

  it('is refused with another body, without field errors', async () => {
    const [order, key] = [await orderFor(), newKey()]
    await merchant.post('/orders', order, key)
    const { status, body } = await merchant.post('/orders', await orderFor(), key)
    expect([status, body.code]).toEqual([422, 'idempotency_mismatch'])
    expect(body.errors).toBeUndefined()
  })

  it('is not remembered when it failed', async () => {
    const [order, key] = [await orderFor(0), newKey()]
    const first = await merchant.post('/orders', order, key)
    expect([first.status, first.body.code]).toEqual([422, 'validation_failed'])
    await merchant.call('PATCH', `/products/${order.items[0]?.product_id}`, { quantity: 5 })
    const second = await merchant.post('/orders', order, key)
    expect([second.status, second.headers.get('idempotent-replayed')]).toEqual([201, null])
  })

  it('shares its key with no other user, no other route and no other row', async () => {
    const key = newKey()
    const other = await newUser(souk, 'merchant')
    const mug = { name: 'Mug', price: '1.00', quantity: 5 }
    const [mine, theirs] = [await merchant.post('/products', mug, key), await other.post('/products', mug, key)]
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body.data.user_id).toBe(other.id)
    const second = await newProduct(merchant)
    for (const id of [mine.body.data.id, second.id]) {
      const delta = { delta: 1, reason: 'Found' }
      const { body, headers } = await merchant.post(`/products/${id}/adjustments`, delta, key)
      expect([body.data.product_id, headers.get('idempotent-replayed')]).toEqual([id, null])
    }
  })

  it('is shared by all tokens of one user', async () => {
    const [order, key] = [await orderFor(), newKey()]
    const { body } = await merchant.post('/login', { email: merchant.email, password: 'a long enough password' })
    const first = await merchant.post('/orders', order, key)
    const again = await raw({ ...merchant, token: body.data.token }, '/orders', JSON.stringify(order), key)
    expect(JSON.parse(again.text)).toEqual(first.body)
  })

  it('creates a product, adjusts stock and cancels an order once each', async () => {
    const [create, adjust, cancel] = [newKey(), newKey(), newKey()]
    const mug = { name: 'Mug', price: '1.00', quantity: 5 }
    const created = await merchant.post('/products', mug, create)
    const { id } = created.body.data
    expect((await merchant.post('/products', mug, create)).body).toEqual(created.body)
    for (let turn = 0; turn < 2; turn += 1) {
      await merchant.post(`/products/${id}/adjustments`, { delta: 2, reason: 'Delivered' }, adjust)
    }
    const order = (await merchant.post('/orders', { items: [{ product_id: id, quantity: 3 }] })).body.data
    const first = await merchant.post(`/orders/${order.id}/cancellation`, undefined, cancel)
    const again = await merchant.post(`/orders/${order.id}/cancellation`, undefined, cancel)
    expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 200, 'true'])
    expect((await merchant.get(`/products/${id}`)).body.data.quantity).toBe(7)
  })

  it('is one key for an operator, whomever they act for', async () => {
    const [one, two, key] = [await newUser(souk), await newUser(souk), newKey()]
    const mug = (user_id: number) => ({ name: 'Mug', price: '1.00', quantity: 5, user_id })
    expect((await admin.post('/products', mug(one.id), key)).status).toBe(201)
    expect((await admin.post('/products', mug(one.id), key)).headers.get('idempotent-replayed')).toBe('true')
    expect((await admin.post('/products', mug(two.id), key)).body.code).toBe('idempotency_mismatch')
    expect((await two.get('/products')).body.meta.total).toBe(0)
  })

  it('is refused when its key is empty or longer than 255 characters', async () => {
    const order = await orderFor()
    for (const key of ['', 'k'.repeat(256)]) {
      const { status, body } = await merchant.post('/orders', order, { 'idempotency-key': key })
      expect([status, Object.keys(body.errors)]).toEqual([422, ['idempotency-key']])
    }
    expect((await merchant.post('/orders', order, { 'idempotency-key': 'k'.repeat(255) })).status).toBe(201)
  })

  it('is forgotten after a day, by the next request and by pruning', async () => {
    const [order, key, other] = [await orderFor(), newKey(), newKey()]
    await merchant.post('/orders', order, key)
    await merchant.post('/orders', order, other)
    await souk.owner.query(
      "UPDATE idempotency_keys SET created_at = now() - interval '24 hours 1 second' WHERE key = ANY ($1)",
      [[key, other].map((header) => header['idempotency-key'])],
    )
    const again = await merchant.post('/orders', order, key)
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, null])
    expect(await stockOf(order)).toBe(7)
    expect(await pruneIdempotencyKeys(souk.dependencies.database)).toBe(1)
    expect((await merchant.post('/orders', order, key)).headers.get('idempotent-replayed')).toBe('true')
  })
})
