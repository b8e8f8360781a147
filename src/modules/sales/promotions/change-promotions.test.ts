import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { openCart, openShopWith } from '#test/store-visitor.ts'

describe('what a merchant may promote', () => {
  let souk: Souk
  let merchant: User
  let stranger: User

  beforeAll(async () => {
    souk = await startSouk()
    ;[merchant, stranger] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
  })

  const errorsOf = async (promotion: object) => {
    const { status, body } = await merchant.post('/promotions', promotion)
    expect(status, JSON.stringify(body)).toBe(422)
    expect((await merchant.post('/promotions/preview', promotion)).body.errors).toEqual(body.errors)
    return body.errors
  }

  it('answers what a promotion is with all that was left out', async () => {
    const { status, body, headers } = await merchant.post('/promotions', { kind: 'percent', value: 7.5 })
    expect([status, headers.get('location')]).toEqual([201, `/api/v1/promotions/${body.data.id}`])
    expect(body.data).toMatchObject({
      name: '7.5 % off',
      code: null,
      kind: 'percent',
      value: '7.5',
      listing_ids: [],
      category_ids: [],
      min_total: null,
      starts_at: null,
      ends_at: null,
      usage_limit: null,
      per_buyer_limit: null,
      combinable: false,
      enabled: true,
      used: 0,
      discount_total: '0.00',
      state: 'running',
    })
    const fixed = (await merchant.post('/promotions', { kind: 'fixed', value: '5', code: ' five_5 ' })).body.data
    expect([fixed.name, fixed.code, fixed.value]).toEqual(['five_5', 'five_5', '5.00'])
    const changed = await merchant.call('PATCH', `/promotions/${fixed.id}`, { kind: 'free_shipping', value: null })
    expect(changed.body.data).toMatchObject({ kind: 'free_shipping', value: null, code: 'five_5' })
  })

  it('refuses what makes no sense, with a sentence for each field', async () => {
    const percent = { kind: 'percent', value: '10' }
    for (const value of ['0', '100.0001', 101])
      expect(await errorsOf({ kind: 'percent', value })).toEqual({
        value: ['The value field must be a percentage above 0 and up to 100.'],
      })
    expect(await errorsOf({ kind: 'fixed', value: '0.00' })).toEqual({
      value: ['The value field must be more than 0.'],
    })
    expect(await errorsOf({ kind: 'fixed', value: '1.005' })).toEqual({
      value: ['The value field must have at most 2 decimals.'],
    })
    expect(await errorsOf({ kind: 'fixed' })).toEqual({ value: ['The value field is required.'] })
    expect(await errorsOf({ kind: 'percent', value: '-5' })).toHaveProperty('value')
    expect(await errorsOf({ kind: 'free_shipping', value: '1' })).toEqual({
      value: ['The value field has no meaning for free shipping: leave it out.'],
    })
    const times = { starts_at: '2030-02-01T00:00:00Z', ends_at: '2030-02-01T00:00:00Z' }
    expect(await errorsOf({ ...percent, ...times })).toEqual({
      ends_at: ['The ends_at field must be later than starts_at.'],
    })
    for (const code of ['', 'TWO WORDS', 'Ä', 'x'.repeat(51)])
      expect(await errorsOf({ ...percent, code })).toEqual({
        code: ['The code field must have 1 to 50 letters, digits, - or _.'],
      })
    const { id } = (await stranger.post('/listings', { title: 'Theirs' })).body.data
    expect(await errorsOf({ ...percent, listing_ids: [id], category_ids: [987_654] })).toEqual({
      listing_ids: [`There is no listing ${id} in this shop.`],
      category_ids: ['There is no category 987654 in this shop.'],
    })
    expect(await errorsOf({ ...percent, usage_limit: 0, per_buyer_limit: 1.5, discount: 1 })).toEqual({
      usage_limit: ['The usage_limit field must be at least 1.'],
      per_buyer_limit: ['The per_buyer_limit field must be an integer.'],
      discount: ['The discount field is not known here.'],
    })
  })

  it('takes each code once in a shop, whatever its case', async () => {
    const named = (code: string) => ({ kind: 'free_shipping', code })
    expect((await merchant.post('/promotions', named('Twice'))).status).toBe(201)
    const taken = await merchant.post('/promotions', named('tWICE'))
    expect(taken.body.errors).toEqual({ code: ['There is a promotion with this code already.'] })
    const { id } = (await merchant.post('/promotions', named('Thrice'))).body.data
    expect((await merchant.call('PATCH', `/promotions/${id}`, { code: 'TWICE' })).status).toBe(422)
    expect((await stranger.post('/promotions', named('Twice'))).status).toBe(201)
  })

  it('takes whole amounts alone where the currency has no others, before and after it is chosen', async () => {
    const shop = await newUser(souk, 'merchant')
    const { id } = (await shop.post('/promotions', { kind: 'fixed', value: '5.50' })).body.data
    const yen = () => shop.call('PATCH', '/shop', { currency: 'JPY' })
    expect((await yen()).status).toBe(422)
    await shop.call('PATCH', `/promotions/${id}`, { value: '500' })
    expect((await yen()).status).toBe(200)
    const refused = await shop.call('PATCH', `/promotions/${id}`, { value: '0.5', min_total: '10.50' })
    expect(Object.keys(refused.body.errors)).toEqual(['value', 'min_total'])
    expect((await shop.post('/promotions', { kind: 'percent', value: '2.5' })).status).toBe(201)
  })

  it('is found by what it is called, its code, kind and state', async () => {
    const shop = await newUser(souk, 'merchant')
    const ahead = new Date(Date.now() + 86_400_000).toISOString()
    await shop.post('/promotions', { name: 'Frühling', kind: 'percent', value: '10', code: 'BLOOM' })
    await shop.post('/promotions', { name: 'Autumn', kind: 'free_shipping', starts_at: ahead })
    await shop.post('/promotions', { name: 'Old', kind: 'fixed', value: '1', enabled: false })
    const names = async (query: string) =>
      (await shop.get(`/promotions?${query}`)).body.data.map(({ name }: { name: string }) => name)
    expect(await names('sort=name')).toEqual(['Autumn', 'Frühling', 'Old'])
    expect(await names('search=fruhling')).toEqual(['Frühling'])
    expect(await names('search=bloom')).toEqual(['Frühling'])
    expect(await names('kind=free_shipping')).toEqual(['Autumn'])
    expect(await names('state=scheduled')).toEqual(['Autumn'])
    expect(await names('state=disabled')).toEqual(['Old'])
    expect(await names('has_code=true')).toEqual(['Frühling'])
    expect((await shop.get('/promotions?sort=value')).status).toBe(422)
  })

  it('lowers no limit below what was used, and keeps what was ordered when it goes', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '20.00', quantity: 9 } })
    const { id } = (await shop.merchant.post('/promotions', { kind: 'fixed', value: '3.00', name: 'Three off' })).body
      .data
    for (let count = 0; count < 2; count += 1) {
      const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
      expect((await cart.order(await cart.fillIn())).status).toBe(201)
    }
    const low = await shop.merchant.call('PATCH', `/promotions/${id}`, { usage_limit: 1 })
    expect(low.body.errors).toEqual({
      usage_limit: ['The usage_limit field must be at least 2: so often it was used.'],
    })
    expect((await shop.merchant.call('PATCH', `/promotions/${id}`, { usage_limit: 2 })).body.data.state).toBe('used_up')
    expect((await shop.merchant.call('DELETE', `/promotions/${id}`)).status).toBe(204)
    const [order] = (await shop.merchant.get('/orders')).body.data
    expect(order.discounts).toEqual([{ name: 'Three off', amount: '3.00' }])
    expect((await shop.merchant.post(`/orders/${order.id}/cancellation`, {})).status).toBe(200)
  })

  it('says what a promotion would have taken off the orders of the last month, within its limits', async () => {
    const shop = await openShopWith(souk, {
      Mug: { price: '20.00', quantity: 99 },
      Jug: { price: '9.99', quantity: 99 },
    })
    const { Mug, Jug } = shop.products
    const buy = async (email: string, items: Record<number, number>) => {
      const cart = await openCart(souk, shop.slug, items)
      expect((await cart.order(await cart.fillIn(email))).status).toBe(201)
    }
    await buy('ada@example.com', { [Mug as number]: 2 })
    await buy('ADA@example.com', { [Mug as number]: 1, [Jug as number]: 1 })
    await buy('bo@example.com', { [Jug as number]: 1 })
    await shop.merchant.post('/orders', { items: [{ product_id: Mug, quantity: 5 }] })
    await buy('gone@example.com', { [Mug as number]: 1 })
    await buy('old@example.com', { [Mug as number]: 1 })
    const [old, gone] = (await shop.merchant.get('/orders?sort=-id')).body.data
    await shop.merchant.post(`/orders/${gone.id}/cancellation`, {})
    await souk.owner.query("UPDATE orders SET created_at = now() - interval '31 days' WHERE id = $1", [old.id])
    const preview = async (promotion: object) => {
      const { status, body } = await shop.merchant.post('/promotions/preview', promotion)
      expect([status, body.data?.looked_at, body.data?.complete], JSON.stringify(body)).toEqual([200, 4, true])
      return [body.data.orders, body.data.discount]
    }
    const listing = (await shop.merchant.get(`/products/${Jug}`)).body.data.listing_id
    expect(await preview({ kind: 'percent', value: '10' })).toEqual([4, '18.00'])
    expect(await preview({ kind: 'percent', value: '50', listing_ids: [listing] })).toEqual([2, '10.00'])
    expect(await preview({ kind: 'fixed', value: '15', min_total: '25' })).toEqual([3, '45.00'])
    expect(await preview({ kind: 'fixed', value: '50' })).toEqual([4, '129.98'])
    expect(await preview({ kind: 'free_shipping' })).toEqual([3, '14.70'])
    expect(await preview({ kind: 'fixed', value: '1', per_buyer_limit: 1 })).toEqual([3, '3.00'])
    expect(await preview({ kind: 'fixed', value: '1', usage_limit: 2 })).toEqual([2, '2.00'])
    expect((await shop.merchant.get('/promotions')).body.meta.total).toBe(0)
  })
})
