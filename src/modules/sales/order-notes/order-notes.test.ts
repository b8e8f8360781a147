import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe('notes on an order', () => {
  let souk: Souk
  let admin: User
  let merchant: User
  let order: { id: number }

  beforeAll(async () => {
    souk = await startSouk()
    ;[admin, merchant] = [await newUser(souk, 'admin'), await newUser(souk, 'merchant')]
    const product = await newProduct(merchant, { quantity: 5 })
    order = (await merchant.post('/orders', { items: [{ product_id: product.id, quantity: 1 }] })).body.data
  })

  const notes = (user: User, query = '') => user.get(`/orders/${order.id}/notes?${query}`)

  it('are kept with who wrote them, oldest first, and distinguished by who may read them', async () => {
    const [text, words] = ['Gift wrap, please.', 'Left with the neighbour.']
    const added = await merchant.post(`/orders/${order.id}/notes`, { text: ` ${text} ` })
    expect([added.status, added.body.data]).toEqual([
      201,
      expect.objectContaining({ order_id: order.id, text, public: false, by: merchant.id }),
    ])
    expect((await admin.post(`/orders/${order.id}/notes`, { text: words, public: true })).status).toBe(201)
    const { body } = await notes(merchant)
    expect(body.data).toMatchObject([
      { text, public: false, by: merchant.id },
      { text: words, public: true, by: admin.id },
    ])
    expect(body.meta).toMatchObject({ total: 2, next_cursor: null })
    expect((await notes(admin, 'public=true')).body.data).toMatchObject([{ text: words }])
  })

  it('belong to one shop: to everybody else the order is not there', async () => {
    const stranger = await newUser(souk, 'merchant')
    expect((await notes(stranger)).status).toBe(404)
    expect((await stranger.post(`/orders/${order.id}/notes`, { text: 'Hello' })).status).toBe(404)
    expect((await merchant.post('/orders/987654321/notes', { text: 'Hello' })).status).toBe(404)
  })

  it('are refused where they say nothing, too much, or what no text can', async () => {
    for (const body of [
      {},
      { text: '  ' },
      { text: 'x'.repeat(2_001) },
      { text: 'a\0b' },
      { text: 'a', shown: true },
    ]) {
      expect((await merchant.post(`/orders/${order.id}/notes`, body)).status).toBe(422)
    }
  })

  it('are written once per Idempotency-Key, and in the audit log where an operator wrote them', async () => {
    const write = () =>
      admin.post(`/orders/${order.id}/notes`, { text: 'Paid by phone.' }, { 'idempotency-key': 'one' })
    const [first, again] = [await write(), await write()]
    expect(again.body).toEqual(first.body)
    const entries = `/audit?subject_type=orders&subject_id=${order.id}&action=orders.create`
    const { data } = (await admin.get(entries)).body
    const { id } = first.body.data
    expect(data.filter(({ after }: { after: { id: number } }) => after.id === id)).toMatchObject([
      {
        actor_id: admin.id,
        subject_owner_id: merchant.id,
        before: null,
        // A note may name its buyer, and the log cannot be written over.
        after: { order_id: order.id, public: false, text: '[personal]' },
      },
    ])
  })
})
