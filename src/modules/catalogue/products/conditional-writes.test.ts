import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe('a write with a condition on what was read', () => {
  let souk: Souk
  let merchant: User

  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
  })

  const tagOf = async (id: number, by: Client = merchant) => (await by.get(`/products/${id}`)).headers.get('etag') ?? ''
  const patch = (id: number, headers: Record<string, string>, by: Client = merchant) =>
    by.call('PATCH', `/products/${id}`, { price: '6.00' }, headers)
  const remove = (id: number, headers: Record<string, string>) =>
    merchant.call('DELETE', `/products/${id}`, undefined, headers)
  const priceOf = async (id: number) => (await merchant.get(`/products/${id}`)).body.data.price

  it('is done while the product is as it was read, by its owner and by an operator', async () => {
    const { id } = await newProduct(merchant)
    expect((await patch(id, { 'if-match': await tagOf(id) })).status).toBe(200)
    expect((await patch(id, { 'if-match': `"other", ${(await tagOf(id)).replace('W/', '')}` })).status).toBe(200)
    const admin = await newUser(souk, 'admin')
    expect((await patch(id, { 'if-match': await tagOf(id, admin) }, admin)).status).toBe(200)
    expect((await patch(id, { 'if-match': '*' })).status).toBe(200)
    expect((await remove(id, { 'if-match': await tagOf(id) })).status).toBe(204)
    expect((await remove(id, { 'if-match': '*' })).status).toBe(404)
  })

  it('is a 412 that changes nothing when the product is another one by now', async () => {
    const { id } = await newProduct(merchant)
    const read = await tagOf(id)
    await merchant.call('PATCH', `/products/${id}`, { price: '5.00' })
    for (const condition of [read, '"nonsense"', 'nonsense', '""', 'W/"nonsense", "other"']) {
      for (const write of [patch, remove]) {
        const { status, body } = await write(id, { 'if-match': condition })
        expect([status, body.code]).toEqual([412, 'precondition_failed'])
      }
    }
    expect(await priceOf(id)).toBe('5.00')
  })

  it('is a 412 when stock moved in between', async () => {
    const { id } = await newProduct(merchant)
    const read = await tagOf(id)
    await merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    expect((await patch(id, { 'if-match': read })).status).toBe(412)
  })

  it('lets one of two through that have read the same', async () => {
    const { id } = await newProduct(merchant)
    const read = await tagOf(id)
    const prices = Array.from({ length: 8 }, (_, at) => `${at}.50`)
    const answers = await Promise.all(
      prices.map((price) => merchant.call('PATCH', `/products/${id}`, { price }, { 'if-match': read })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)])
  })

  it('may ask that the product is not as it is named', async () => {
    const { id } = await newProduct(merchant)
    const read = await tagOf(id)
    for (const condition of ['*', read]) expect((await patch(id, { 'if-none-match': condition })).status).toBe(412)
    expect((await patch(id, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('is refused where no ETag is offered', async () => {
    const { id } = await newProduct(merchant)
    const order = (await merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).body.data
    const cancel = (condition: string) =>
      merchant.post(`/orders/${order.id}/cancellation`, {}, { 'if-match': condition })
    expect((await cancel('"x"')).body.code).toBe('precondition_failed')
    expect((await merchant.get(`/orders/${order.id}`)).body.data.status).toBe('pending')
    const renamed = await merchant.call('PATCH', '/me', { name: 'Other' }, { 'if-match': '"x"' })
    expect([renamed.status, (await merchant.get('/me')).body.data.name]).toEqual([412, 'Test User'])
    expect((await cancel('*')).status).toBe(200)
  })

  it("shows nothing of another tenant's product", async () => {
    const { id } = await newProduct(merchant)
    const stranger = await newUser(souk, 'merchant')
    for (const condition of [await tagOf(id), '"x"'])
      expect((await patch(id, { 'if-match': condition }, stranger)).status).toBe(404)
  })
})
