import { beforeAll, describe, expect, it } from 'vitest'
import { nextStatuses, type OrderStatus, orderStatuses } from '#modules/sales/orders/index.ts'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe('moving an order', () => {
  let souk: Souk
  let admin: User
  let customer: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    customer = await newUser(souk)
  })

  const stockOf = async (id: number) =>
    (await souk.owner.query('SELECT quantity FROM products WHERE id = $1', [id])).rows[0].quantity
  const put = (id: number, status: string, note?: string) =>
    admin.call('PUT', `/orders/${id}/status`, { status, ...(note !== undefined && { note }) })

  async function newOrder(quantity = 2) {
    const product = await newProduct(admin, { user_id: customer.id, quantity: 10 })
    const { body } = await customer.post('/orders', { items: [{ product_id: product.id, quantity }] })
    return { id: body.data.id as number, productId: product.id }
  }

  /** The shortest way from `pending`. */
  const wayTo: Record<OrderStatus, OrderStatus[]> = {
    pending: [],
    paid: ['paid'],
    shipped: ['paid', 'shipped'],
    delivered: ['paid', 'shipped', 'delivered'],
    cancelled: ['cancelled'],
    refunded: ['paid', 'refunded'],
  }

  it.each(orderStatuses)('goes from %s where the table lets it, and nowhere else', async (from) => {
    for (const to of orderStatuses) {
      const { id } = await newOrder()
      for (const step of wayTo[from]) expect((await put(id, step)).status).toBe(200)
      const open: readonly OrderStatus[] = nextStatuses[from]
      const expected = open.includes(to) ? { status: 200, now: to } : { status: 409, now: from }
      const { status } = await put(id, to)
      expect({ status, now: (await admin.get(`/orders/${id}`)).body.data.status }).toEqual(expected)
    }
  })

  it('names the moves that are open when it refuses one', async () => {
    const { id } = await newOrder()
    const { body } = await put(id, 'shipped')
    expect(body.code).toBe('invalid_transition')
    expect(body.message).toBe('An order that is pending cannot become shipped. Moves open to it: paid, cancelled.')
    expect(body.errors).toBeUndefined()
    await put(id, 'cancelled')
    const again = await put(id, 'cancelled')
    expect(again.body.message).toBe('The order is cancelled already. No move is open to it any more.')
  })

  it('remembers who moved it, when, from where and with which note', async () => {
    const { id } = await newOrder()
    await put(id, 'paid', 'Bank transfer 4711')
    await put(id, 'cancelled')
    const { status, body } = await customer.get(`/orders/${id}/history`)
    expect(status).toBe(200)
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(body.data).toEqual([
      { from: null, to: 'pending', at, by: customer.id, note: null },
      { from: 'pending', to: 'paid', at, by: admin.id, note: 'Bank transfer 4711' },
      { from: 'paid', to: 'cancelled', at, by: admin.id, note: null },
    ])
  })

  it('announces each move with the order as it became and the status it left', async () => {
    const { id } = await newOrder()
    const { body } = await put(id, 'paid', 'Cash')
    const { rows } = await souk.owner.query(
      `SELECT user_id, payload FROM outbox WHERE event = 'order.status-changed' AND payload->'order'->>'id' = $1`,
      [String(id)],
    )
    expect(rows).toEqual([
      { user_id: customer.id, payload: { order: body.data, previous_status: 'pending', note: 'Cash' } },
    ])
  })

  it('returns the stock of a cancelled order, and none of a refunded one', async () => {
    const [cancelled, refunded] = [await newOrder(3), await newOrder(3)]
    await put(cancelled.id, 'paid')
    expect((await customer.post(`/orders/${cancelled.id}/cancellation`)).status).toBe(200)
    await put(refunded.id, 'paid')
    await put(refunded.id, 'refunded')
    expect([await stockOf(cancelled.productId), await stockOf(refunded.productId)]).toEqual([10, 7])
  })

  it('returns the stock exactly once when twenty cancel together', async () => {
    const { id, productId } = await newOrder(4)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        turn % 2 === 0 ? customer.post(`/orders/${id}/cancellation`) : put(id, 'cancelled'),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'invalid_transition')).toHaveLength(19)
    expect(await stockOf(productId)).toBe(10)
  })

  it('returns stock to a product that was deleted meanwhile', async () => {
    const { id, productId } = await newOrder(4)
    await admin.call('DELETE', `/products/${productId}`)
    expect((await customer.post(`/orders/${id}/cancellation`)).status).toBe(200)
    expect(await stockOf(productId)).toBe(10)
  })

  it('refuses a cancellation whose stock would not fit, and leaves the order as it was', async () => {
    const { id, productId } = await newOrder(4)
    await admin.call('PATCH', `/products/${productId}`, { quantity: 2_147_483_647 })
    const { status, body } = await customer.post(`/orders/${id}/cancellation`)
    expect([status, body.code]).toEqual([409, 'conflict'])
    expect((await customer.get(`/orders/${id}`)).body.data.status).toBe('pending')
  })

  it('lets merchants move the orders of their shop alone, and nobody cancel what is not theirs', async () => {
    const { id } = await newOrder()
    const [stranger, merchant] = [await newUser(souk), await newUser(souk, 'merchant')]
    expect((await customer.call('PUT', `/orders/${id}/status`, { status: 'nonsense' })).status).toBe(403)
    expect((await merchant.call('PUT', `/orders/${id}/status`, { status: 'paid' })).status).toBe(404)
    const mug = await newProduct(merchant)
    const own = await merchant.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
    expect((await merchant.call('PUT', `/orders/${own.body.data.id}/status`, { status: 'paid' })).status).toBe(200)
    for (const user of [stranger, merchant]) {
      expect((await user.post(`/orders/${id}/cancellation`)).status).toBe(404)
      expect((await user.get(`/orders/${id}/history`)).status).toBe(404)
    }
    expect((await admin.post(`/orders/${id}/cancellation`)).status).toBe(200)
    expect((await customer.get(`/orders/${id}/history`)).body.data.at(-1).by).toBe(admin.id)
  })

  it('refuses a status that is none, an unknown field and an order that is not there', async () => {
    const { id } = await newOrder()
    expect((await put(id, 'lost')).status).toBe(422)
    expect((await put(id, 'paid', 'x'.repeat(1_001))).status).toBe(422)
    expect((await customer.post(`/orders/${id}/cancellation`, { because: 'no' })).body.errors).toHaveProperty('because')
    expect((await put(987_654_321, 'paid')).status).toBe(404)
    expect((await customer.post('/orders/abc/cancellation')).status).toBe(404)
  })

  it('numbers the orders of each tenant 1, 2, 3 without gaps, however many are refused between', async () => {
    const [one, two] = [await newUser(souk), await newUser(souk)]
    for (const user of [one, two]) {
      const { id } = await newProduct(admin, { user_id: user.id, quantity: 30 })
      const wishes = Array.from({ length: 40 }, (_, turn) => (turn % 3 === 0 ? 31 : 1))
      await Promise.all(wishes.map((quantity) => user.post('/orders', { items: [{ product_id: id, quantity }] })))
      const numbers = (await user.get('/orders?per_page=100&sort=id')).body.data.map(
        (order: { number: number }) => order.number,
      )
      expect(numbers.toSorted((a: number, b: number) => a - b)).toEqual(Array.from({ length: 26 }, (_, at) => at + 1))
    }
  })
})
