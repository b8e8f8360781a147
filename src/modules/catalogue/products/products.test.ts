import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe('products', () => {
  let souk: Souk
  let merchant: User

  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
  })

  it('are created, read, changed in part and deleted by their merchant', async () => {
    const created = await merchant.post('/products', {
      name: 'Blue mug',
      price: 19.9,
      quantity: 3,
      description: 'Holds tea',
    })
    expect(created.status).toBe(201)
    const { data } = created.body
    expect(created.headers.get('location')).toBe(`/api/v1/products/${data.id}`)
    expect(data).toMatchObject({
      user_id: merchant.id,
      name: 'Blue mug',
      price: '19.90',
      quantity: 3,
      description: 'Holds tea',
    })
    expect((await merchant.get(`/products/${data.id}`)).body.data).toEqual(data)
    const changed = await merchant.call('PATCH', `/products/${data.id}`, { price: '20' })
    expect(changed.body.data).toMatchObject({ ...data, price: '20.00', updated_at: expect.any(String) })
    expect(changed.body.data.updated_at > data.updated_at).toBe(true)
    expect((await merchant.call('DELETE', `/products/${data.id}`)).status).toBe(204)
    for (const method of ['GET', 'DELETE'])
      expect((await merchant.call(method, `/products/${data.id}`)).status).toBe(404)
    expect((await merchant.call('PATCH', `/products/${data.id}`, { price: '1' })).status).toBe(404)
  })

  it.each([
    [0, '0.00'],
    ['0', '0.00'],
    [19.99, '19.99'],
    ['19.9', '19.90'],
    [99_999_999.99, '99999999.99'],
    ['99999999.99', '99999999.99'],
    [1e2, '100.00'],
  ])('take the price %j as %s', async (price, exact) => {
    expect((await merchant.post('/products', { name: 'Mug', price, quantity: 1 })).body.data.price).toBe(exact)
  })

  it.each([-0.01, '-1', '.5', '1e2', '19.990', 19.999, '100000000', 1e9, '1,50', '', ' 1', 'NaN', null, true, [1], {}])(
    'refuse the price %j',
    async (price) => {
      const { status, body } = await merchant.post('/products', { name: 'Mug', price, quantity: 1 })
      expect(status).toBe(422)
      expect(Object.keys(body.errors)).toEqual(['price'])
    },
  )

  it.each([-1, 1.5, 2_147_483_648, '5', null])('refuse the quantity %j', async (quantity) => {
    const { status, body } = await merchant.post('/products', { name: 'Mug', price: 1, quantity })
    expect(status).toBe(422)
    expect(Object.keys(body.errors)).toEqual(['quantity'])
  })

  it('are listed by page, sorted, searched and filtered', async () => {
    const seller = await newUser(souk, 'merchant')
    const goods = [
      { name: 'Cup', price: '3.00', quantity: 0 },
      { name: 'Bowl', price: '10.00', quantity: 5 },
      { name: '100% cotton', price: '9.99', quantity: 2 },
      { name: 'cupboard', price: '250.00', quantity: 1 },
    ]
    for (const product of goods) await newProduct(seller, product)
    const names = async (query: string) =>
      (await seller.get(`/products?${query}`)).body.data.map(({ name }: { name: string }) => name)
    expect(await names('')).toEqual(['cupboard', '100% cotton', 'Bowl', 'Cup'])
    expect(await names('sort=price')).toEqual(['Cup', '100% cotton', 'Bowl', 'cupboard'])
    expect(await names('sort=-price')).toEqual(['cupboard', 'Bowl', '100% cotton', 'Cup'])
    expect(await names('sort=-quantity,name')).toEqual(['Bowl', '100% cotton', 'cupboard', 'Cup'])
    expect(await names('search=cup&sort=name')).toEqual(['Cup', 'cupboard'])
    expect(await names('search=%25')).toEqual(['100% cotton'])
    expect(await names('search=_')).toEqual([])
    expect(await names('min_price=9.99&max_price=10&sort=price')).toEqual(['100% cotton', 'Bowl'])
    expect(await names('in_stock=false')).toEqual(['Cup'])
    expect((await names('in_stock=true')).length).toBe(3)
    expect(await names('sort=name&per_page=2&page=2')).toEqual(['Cup', 'cupboard'])
    const { meta } = (await seller.get('/products?per_page=3&page=2')).body
    expect(meta).toMatchObject({ page: 2, per_page: 3, total: 4, last_page: 2 })
    expect((await seller.get('/products?page=99')).body.data).toEqual([])
  })

  it('come back after a deletion with the stock that they have by then', async () => {
    const seller = await newUser(souk, 'merchant')
    const { id } = await newProduct(seller, { quantity: 3 })
    const order = (await seller.post('/orders', { items: [{ product_id: id, quantity: 2 }] })).body.data
    expect((await seller.post(`/products/${id}/restoration`)).status, 'while it is there').toBe(404)
    await seller.call('DELETE', `/products/${id}`)
    await seller.post(`/orders/${order.id}/cancellation`)
    const { status, body } = await seller.post(`/products/${id}/restoration`)
    expect([status, body.data.quantity]).toEqual([200, 3])
    expect((await seller.get('/products')).body.data).toMatchObject([{ id, quantity: 3 }])
  })
})
