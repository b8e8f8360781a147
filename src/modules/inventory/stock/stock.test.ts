import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe('the stock ledger', () => {
  let souk: Souk
  let admin: User
  let merchant: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    merchant = await newUser(souk, 'merchant')
  })

  const quantityOf = async (id: number) => (await merchant.get(`/products/${id}`)).body.data.quantity
  const adjust = (by: User, id: number, delta: unknown, reason: unknown = 'Counted') =>
    by.post(`/products/${id}/adjustments`, { delta, reason })

  it('holds a line for everything that moved the quantity, newest first', async () => {
    const { id } = await newProduct(merchant, { quantity: 10 })
    const order = (await merchant.post('/orders', { items: [{ product_id: id, quantity: 4 }] })).body.data
    await merchant.post(`/orders/${order.id}/cancellation`)
    await adjust(admin, id, -3, 'Broken in the window')
    await merchant.call('PATCH', `/products/${id}`, { quantity: 20 })
    const { status, body } = await merchant.get(`/products/${id}/movements`)
    expect(status).toBe(200)
    expect(body.meta).toMatchObject({ page: 1, per_page: 20, total: 5, last_page: 1 })
    const line = { product_id: id, order_id: null, reason: null, by: merchant.id }
    expect(body.data).toMatchObject([
      { ...line, kind: 'correction', delta: 13, quantity_after: 20, reason: 'Quantity set to 20' },
      { ...line, kind: 'correction', delta: -3, quantity_after: 7, reason: 'Broken in the window', by: admin.id },
      { ...line, kind: 'cancellation', delta: 4, quantity_after: 10, order_id: order.id },
      { ...line, kind: 'order', delta: -4, quantity_after: 6, order_id: order.id },
      { ...line, kind: 'opening', delta: 10, quantity_after: 10 },
    ])
  })

  it('names who moved the quantity, the operator too, whatever the way', async () => {
    const { id } = await newProduct(admin, { user_id: merchant.id, quantity: 10 })
    const place = (by: User) =>
      by.post(
        '/orders',
        { user_id: merchant.id, items: [{ product_id: id, quantity: 1 }] },
        { 'idempotency-key': `${by.id} ${Date.now()}` },
      )
    const [theirs, mine] = [(await place(admin)).body.data, (await place(merchant)).body.data]
    await admin.post(`/orders/${theirs.id}/cancellation`)
    await admin.call('PUT', `/orders/${mine.id}/status`, { status: 'cancelled' })
    await admin.call('PATCH', `/products/${id}`, { quantity: 12 })
    await merchant.call('PATCH', `/products/${id}`, { quantity: 11 })
    await adjust(admin, id, 1)
    const { data } = (await merchant.get(`/products/${id}/movements?per_page=100`)).body
    expect(data.toReversed().map(({ kind, by }: { kind: string; by: number }) => [kind, by])).toEqual([
      ['opening', admin.id],
      ['order', admin.id],
      ['order', merchant.id],
      ['cancellation', admin.id],
      ['cancellation', admin.id],
      ['correction', admin.id],
      ['correction', merchant.id],
      ['correction', admin.id],
    ])
    const history = (await merchant.get(`/orders/${mine.id}/history`)).body.data
    expect(history.map(({ to, by }: { to: string; by: number }) => [to, by])).toEqual([
      ['pending', merchant.id],
      ['cancelled', admin.id],
    ])
  })

  it('answers an adjustment with its movement, and refuses to take away more than is there', async () => {
    const { id } = await newProduct(merchant, { name: 'Bowl', quantity: 5 })
    const taken = await adjust(merchant, id, -5)
    expect(taken.status).toBe(201)
    expect(taken.headers.get('location')).toBe(`/api/v1/products/${id}/movements`)
    expect(taken.body.data).toMatchObject({ delta: -5, quantity_after: 0, reason: 'Counted', by: merchant.id })
    const refused = await adjust(merchant, id, -1)
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toEqual({ delta: ["Only 0 of 'Bowl' are there to take away."] })
    expect((await merchant.get(`/products/${id}/movements`)).body.meta.total).toBe(2)
  })

  it('refuses an adjustment by nothing, without a reason, or past what a quantity can say', async () => {
    const { id } = await newProduct(merchant, { quantity: 2_147_483_647 })
    for (const [delta, reason] of [
      [0, 'x'],
      [1.5, 'x'],
      ['1', 'x'],
      [-1, '  '],
      [-1, 7],
      [1, 'x'],
      [2 ** 31, 'x'],
    ]) {
      expect((await adjust(merchant, id, delta, reason)).status).toBe(422)
    }
    expect(await quantityOf(id)).toBe(2_147_483_647)
  })

  it('loses no adjustment when fifty arrive together', async () => {
    const { id } = await newProduct(merchant, { quantity: 20 })
    const answers = await Promise.all(Array.from({ length: 50 }, () => adjust(merchant, id, -1)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(30)
    expect(await quantityOf(id)).toBe(0)
  })

  it('refuses a count that was made before a sale, and answers the present quantity', async () => {
    const { id } = await newProduct(merchant, { quantity: 10 })
    await merchant.post('/orders', { items: [{ product_id: id, quantity: 3 }] })
    const count = (body: object) => merchant.call('PATCH', `/products/${id}`, body)
    const stale = await count({ name: 'Renamed', quantity: 12, expected_quantity: 10 })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict'])
    expect(stale.body.message).toContain('7')
    expect((await merchant.get(`/products/${id}`)).body.data).toMatchObject({ name: 'Blue mug', quantity: 7 })
    expect((await count({ quantity: 12, expected_quantity: 7 })).body.data.quantity).toBe(12)
    for (const body of [{ expected_quantity: 12 }, { name: 'x', expected_quantity: 12 }]) {
      expect((await count(body)).status).toBe(422)
    }
  })

  it('lets one of twenty counts from the same expectation through', async () => {
    const { id } = await newProduct(merchant, { quantity: 10 })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        merchant.call('PATCH', `/products/${id}`, { quantity: 20 + turn, expected_quantity: 10 }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
  })

  it('is closed to who may not change products, and absent for another tenant', async () => {
    const { id } = await newProduct(merchant, { quantity: 10 })
    const [customer, stranger] = [await newUser(souk), await newUser(souk, 'merchant')]
    expect((await adjust(customer, id, 0)).status).toBe(403)
    expect((await adjust(stranger, id, 1)).status).toBe(404)
    expect((await stranger.get(`/products/${id}/movements`)).status).toBe(404)
    expect((await admin.get(`/products/${id}/movements`)).status).toBe(200)
    await merchant.call('DELETE', `/products/${id}`)
    expect((await adjust(merchant, id, 1)).status).toBe(404)
    expect((await merchant.get(`/products/${id}/movements`)).status).toBe(404)
  })

  it('cannot be rewritten, nor a quantity made negative, by the roles that serve requests', async () => {
    const { id } = await newProduct(merchant, { quantity: 1 })
    const { rows } = await souk.owner.query(
      `SELECT grantee, privilege_type FROM information_schema.role_table_grants
       WHERE table_name = 'stock_movements' AND grantee LIKE 'souk\\_%' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')`,
    )
    expect(rows).toEqual([])
    await expect(souk.owner.query('UPDATE products SET quantity = -1 WHERE id = $1', [id])).rejects.toThrow(/quantity/)
  })
})
