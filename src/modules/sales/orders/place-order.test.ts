import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

describe('placing an order', () => {
  let souk: Souk
  let admin: User
  let customer: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    customer = await newUser(souk)
  })

  const stockOf = async (id: number) => (await customer.get(`/products/${id}`)).body.data.quantity

  it('takes stock, answers the order and sends its mail', async () => {
    const mug = await newProduct(admin, { user_id: customer.id, name: 'Blue mug', price: '19.99', quantity: 10 })
    const { status, headers, body } = await customer.post('/orders', { items: [{ product_id: mug.id, quantity: 3 }] })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(`/api/v1/orders/${body.data.id}`)
    expect(body).toMatchObject({
      success: true,
      message: 'Order created.',
      data: {
        user_id: customer.id,
        status: 'pending',
        total_price: '59.97',
        items: [
          { product_id: mug.id, product_name: 'Blue mug', quantity: 3, unit_price: '19.99', line_total: '59.97' },
        ],
      },
    })
    expect(await stockOf(mug.id)).toBe(7)

    const mail = await eventually(() => souk.mailServer.received.find(({ to }) => to?.[0]?.address === customer.email))
    expect(mail.subject).toContain(`#${body.data.id}`)
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(`#${body.data.id}`)
      expect(part).toContain('Blue mug')
      expect(part).toContain('59.97')
    }
  })

  it('takes no stock and writes no order when one line is short, and reports every failing line', async () => {
    const [plenty, few, none] = await Promise.all([
      newProduct(admin, { user_id: customer.id, name: 'Plenty', quantity: 100 }),
      newProduct(admin, { user_id: customer.id, name: 'Few', quantity: 3 }),
      newProduct(admin, { user_id: customer.id, name: 'None', quantity: 0 }),
    ])
    const before = (await customer.get('/orders')).body.meta.total
    const { status, body } = await customer.post('/orders', {
      items: [
        { product_id: plenty.id, quantity: 5 },
        { product_id: few.id, quantity: 4 },
        { product_id: none.id, quantity: 1 },
      ],
    })
    expect(status).toBe(422)
    expect(body.code).toBe('validation_failed')
    expect(body.message).toBe("Only 3 of 'Few' are available. (and 1 more error)")
    expect(body.errors).toEqual({
      'items.1.quantity': ["Only 3 of 'Few' are available."],
      'items.2.quantity': ["'None' is sold out."],
    })
    expect(await stockOf(plenty.id)).toBe(100)
    expect((await customer.get('/orders')).body.meta.total).toBe(before)
  })

  it('checks the lines of one product as their sum, and books them as one line', async () => {
    const mug = await newProduct(admin, { user_id: customer.id, quantity: 5 })
    const lines = (quantity: number) => [
      { product_id: mug.id, quantity: 3 },
      { product_id: mug.id, quantity },
    ]
    const refused = await customer.post('/orders', { items: lines(3) })
    expect(refused.status).toBe(422)
    expect(Object.keys(refused.body.errors)).toEqual(['items.0.quantity', 'items.1.quantity'])
    const taken = await customer.post('/orders', { items: lines(2) })
    expect(taken.status).toBe(201)
    expect(taken.body.data.items).toHaveLength(1)
    expect(taken.body.data.items[0].quantity).toBe(5)
    expect(await stockOf(mug.id)).toBe(0)
  })

  it("treats another tenant's, a deleted and an unknown product alike", async () => {
    const other = await newUser(souk)
    const [foreign, deleted] = [
      await newProduct(admin, { user_id: other.id }),
      await newProduct(admin, { user_id: customer.id }),
    ]
    expect((await admin.call('DELETE', `/products/${deleted.id}`)).status).toBe(204)
    const ids = [foreign.id, deleted.id, 987_654_321]
    const { status, body } = await customer.post('/orders', {
      items: ids.map((product_id) => ({ product_id, quantity: 1 })),
    })
    expect(status).toBe(422)
    expect(body.errors).toEqual(
      Object.fromEntries(ids.map((id, index) => [`items.${index}.product_id`, [`There is no product ${id}.`]])),
    )
  })

  it('sells exactly ten of ten units to fifty buyers at once', async () => {
    const mug = await newProduct(admin, { user_id: customer.id, quantity: 10 })
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => customer.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(10)
    expect(statuses.filter((status) => status === 422)).toHaveLength(40)
    expect(await stockOf(mug.id)).toBe(0)
  })

  it('lets orders for the same products in opposite order through without a deadlock', async () => {
    const [one, two] = [
      await newProduct(admin, { user_id: customer.id, quantity: 1_000 }),
      await newProduct(admin, { user_id: customer.id, quantity: 1_000 }),
    ]
    const items = [one, two].map(({ id }) => ({ product_id: id, quantity: 1 }))
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, turn) =>
        customer.post('/orders', { items: turn % 2 === 0 ? items : items.toReversed() }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect([await stockOf(one.id), await stockOf(two.id)]).toEqual([900, 900])
  })

  it('sells what is restocked, and not what is sold, while it waits for the row', async () => {
    for (const [before, after, expected] of [
      [0, 5, 201],
      [5, 2, 422],
    ] as const) {
      const { id } = await newProduct(admin, { user_id: customer.id, quantity: before })
      await souk.owner.query('BEGIN')
      await souk.owner.query('UPDATE products SET quantity = $2 WHERE id = $1', [id, after])
      const answer = customer.post('/orders', { items: [{ product_id: id, quantity: 3 }] })
      await eventually(async () => {
        const { rowCount } = await souk.owner.query(
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
        return rowCount
      })
      await souk.owner.query('COMMIT')
      expect((await answer).status).toBe(expected)
      expect(await stockOf(id)).toBe(2)
    }
  })

  it('refuses a total that its column cannot hold, and keeps the stock', async () => {
    const palace = await newProduct(admin, { user_id: customer.id, price: '99999999.99', quantity: 5 })
    const { status, body } = await customer.post('/orders', { items: [{ product_id: palace.id, quantity: 2 }] })
    expect(status).toBe(422)
    expect(body.errors.items).toHaveLength(1)
    expect(await stockOf(palace.id)).toBe(5)
  })

  it('keeps name and price of the moment when the product changes or goes', async () => {
    const mug = await newProduct(admin, { user_id: customer.id, name: 'Old name', price: '1.10', quantity: 5 })
    const placed = await customer.post('/orders', { items: [{ product_id: mug.id, quantity: 2 }] })
    await admin.call('PATCH', `/products/${mug.id}`, { name: 'New name', price: '9.99' })
    await admin.call('DELETE', `/products/${mug.id}`)
    const { body } = await customer.get(`/orders/${placed.body.data.id}`)
    expect(body.data).toEqual(placed.body.data)
    expect(body.data.items[0]).toMatchObject({ product_name: 'Old name', unit_price: '1.10', line_total: '2.20' })
  })
})
