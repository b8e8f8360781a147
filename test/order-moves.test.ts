import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from './client.ts'
import { listenWithEcho } from './echo.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

describe("an order's way through the API", () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
  })

  async function shop() {
    const user = await newUser(souk)
    const { id } = await newProduct(admin, { user_id: user.id, quantity: 100 })
    const order = async () => (await user.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).body.data.id
    return { user, order: order as () => Promise<number> }
  }

  const move = async (id: number, status: string) =>
    expect((await admin.call('PUT', `/orders/${id}/status`, { status })).status).toBe(200)

  const subjectsTo = ({ email }: User) =>
    souk.mailServer.received.filter(({ to }) => to?.[0]?.address === email).map(({ subject }) => subject)

  it('is mailed and told step by step, in order, with one number after the other', async () => {
    const { user, order } = await shop()
    const listener = listenWithEcho(souk.origin, user.token)
    await listener.join(`users.${user.id}`)
    const [kept, cancelled] = [await order(), await order()]
    await move(kept, 'paid')
    expect((await user.post(`/orders/${cancelled}/cancellation`)).status).toBe(200)
    for (const status of ['shipped', 'delivered', 'refunded']) await move(kept, status)

    // Between them the log keeps what the shop's systems follow: the payment, the parcel, the money given back.
    const expected = [
      [1, kept, null, 'pending'],
      [2, cancelled, null, 'pending'],
      [3, kept, 'pending', 'paid'],
      [5, cancelled, 'pending', 'cancelled'],
      [6, kept, 'paid', 'shipped'],
      [8, kept, 'shipped', 'delivered'],
      [10, kept, 'delivered', 'refunded'],
    ]
    await eventually(() => listener.heard.length >= expected.length)
    expect(listener.heard.map(({ data }) => [data.sequence, data.order_id, data.previous_status, data.status])).toEqual(
      expected,
    )
    const { body } = await user.get('/events')
    const logged = body.data as { sequence: number; event: string; data: Record<string, unknown> }[]
    expect(logged.map(({ sequence }) => sequence)).toEqual(logged.map((_, at) => at + 1))
    const ofOrders = logged.filter(({ event }) => event === 'order.created' || event === 'order.status-changed')
    expect(ofOrders.map(({ sequence, data }) => [sequence, data.order_id, data.previous_status, data.status])).toEqual(
      expected,
    )
    expect(logged.filter((entry) => !ofOrders.includes(entry)).map(({ sequence, event }) => [sequence, event])).toEqual(
      [
        [4, 'order.paid'],
        [7, 'fulfillment.shipped'],
        [9, 'fulfillment.delivered'],
        [11, 'refund.succeeded'],
      ],
    )

    const news = ['is paid', 'is on its way', 'was delivered', 'was refunded'].map((what) => `#${kept} (no. 1) ${what}`)
    await eventually(() => subjectsTo(user).length === expected.length)
    expect(subjectsTo(user).toSorted()).toEqual(
      [
        ...[kept, cancelled].map((id, at) => `Souk: Your order #${id} (no. ${at + 1}) for 19.99`),
        ...[...news, `#${cancelled} (no. 2) was cancelled`].map((what) => `Souk: Your order ${what}`),
      ].toSorted(),
    )
  })

  it('that is refused a step is neither mailed nor told', async () => {
    const { user, order } = await shop()
    const id = await order()
    expect((await admin.call('PUT', `/orders/${id}/status`, { status: 'delivered' })).status).toBe(409)
    await move(id, 'cancelled')
    expect((await user.post(`/orders/${id}/cancellation`)).status).toBe(409)
    await eventually(() => subjectsTo(user).length === 2)
    const { body } = await user.get('/events')
    expect(body.data.map(({ data }: { data: { status: string } }) => data.status)).toEqual(['pending', 'cancelled'])
  })
})
