import { beforeAll, describe, expect, it } from 'vitest'
import { newUser } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { type Cart, type OpenShop, openCart, openShopWith } from '#test/store-visitor.ts'

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

describe('promotions', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
  })

  const promote = async ({ merchant }: Pick<OpenShop, 'merchant'>, promotion: object) => {
    const { status, body } = await merchant.post('/promotions', promotion)
    expect(status, JSON.stringify(body)).toBe(201)
    return body.data
  }
  const promotionOf = async ({ merchant }: OpenShop, id: number) => (await merchant.get(`/promotions/${id}`)).body.data
  const enter = (cart: Cart, code: string) => cart.call('PUT', `/codes/${code}`)
  const read = async (cart: Cart) => (await cart.call('GET')).body.data
  const listingOf = async ({ merchant }: OpenShop, product?: number): Promise<number> =>
    (await merchant.get(`/products/${product}`)).body.data.listing_id

  it('shows each discount as a line of its own, in the cart and in the order', async () => {
    const shop = await openShopWith(souk, {
      Mug: { price: '20.00', quantity: 9 },
      Jug: { price: '30.00', quantity: 9 },
    })
    await promote(shop, { code: 'Spring-10', kind: 'percent', value: 10, combinable: true })
    await promote(shop, { name: 'Welcome', kind: 'fixed', value: '2.5', combinable: true })
    const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1, [shop.products.Jug as number]: 1 })
    const entered = await enter(cart, 'SPRING-10')
    expect([entered.status, entered.body.data.codes]).toEqual([200, ['Spring-10']])
    expect(entered.body.data.discounts).toEqual([
      { name: 'Spring-10', code: 'Spring-10', amount: '5.00' },
      { name: 'Welcome', code: null, amount: '2.50' },
    ])
    expect(entered.body.data.totals).toMatchObject({ items: '50.00', discount: '7.50', total: '42.50' })
    const total = await cart.fillIn()
    const { order } = (await cart.order(total)).body.data
    const discounts = [
      { name: 'Spring-10', amount: '5.00' },
      { name: 'Welcome', amount: '2.50' },
    ]
    expect(order).toMatchObject({ discounts, totals: { discount: '7.50', total: '47.40' } })
    const [desk] = (await shop.merchant.get('/orders')).body.data
    expect(desk).toMatchObject({ discounts, discount_total: '7.50', total_price: '47.40' })
    const [welcome, spring] = (await shop.merchant.get('/promotions?sort=-id')).body.data
    expect([spring.used, spring.discount_total, welcome.used]).toEqual([1, '5.00', 1])
  })

  it('takes a percentage off each line and an amount off each unit of what it is for, and nothing off the rest', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '3.33', quantity: 9 }, Jug: { price: '30.00', quantity: 9 } })
    const { Mug, Jug } = shop.products
    const listing = await listingOf(shop, Mug)
    const parent = (await shop.merchant.post('/categories', { name: 'Kitchen' })).body.data
    const child = (await shop.merchant.post('/categories', { name: 'Jugs', parent_id: parent.id })).body.data
    await shop.merchant.call('PATCH', `/listings/${await listingOf(shop, Jug)}`, { category_ids: [child.id] })
    await promote(shop, { code: 'MUGS', kind: 'percent', value: '50', listing_ids: [listing], combinable: true })
    await promote(shop, { code: 'JUGS', kind: 'fixed', value: '4.00', category_ids: [parent.id], combinable: true })
    const cart = await openCart(souk, shop.slug, { [Mug as number]: 3, [Jug as number]: 2 })
    await enter(cart, 'mugs')
    const { items, totals } = (await enter(cart, 'jugs')).body.data
    expect(items.map(({ discount }: { discount: string }) => discount)).toEqual(['5.00', '8.00'])
    expect(totals.discount).toBe('13.00')
  })

  it('gives the better of the best single one and all that combine', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '100.00', quantity: 9 } })
    for (const [code, value] of [
      ['TEN', '10'],
      ['FIVE', '5'],
    ])
      await promote(shop, { code, kind: 'percent', value, combinable: true })
    await promote(shop, { code: 'TWELVE', kind: 'percent', value: '12' })
    const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
    const discount = async (code: string) => (await enter(cart, code)).body.data.totals.discount
    expect([await discount('TEN'), await discount('TWELVE'), await discount('FIVE')]).toEqual([
      '10.00',
      '12.00',
      '15.00',
    ])
    const { codes, problems } = await read(cart)
    expect(codes).toEqual(['TEN', 'TWELVE', 'FIVE'])
    expect(problems.filter(({ code }: { code: string }) => code === 'code_unusable')).toEqual([])
    const without = await cart.call('DELETE', '/codes/five')
    expect([without.status, without.body.data.totals.discount]).toEqual([200, '12.00'])
  })

  it('says why a code does nothing, and keeps it out of the cart', async () => {
    const shop = await openShopWith(souk, {
      Mug: { price: '20.00', quantity: 9 },
      Jug: { price: '30.00', quantity: 9 },
    })
    const { Mug, Jug } = shop.products
    const ten = { kind: 'percent', value: '10' }
    await promote(shop, { ...ten, code: 'SOON', starts_at: inDays(1) })
    const late = await promote(shop, { ...ten, code: 'LATE', ends_at: inDays(1) })
    await souk.owner.query("UPDATE promotions SET ends_at = now() - interval '1 minute' WHERE id = $1", [late.id])
    await promote(shop, { ...ten, code: 'OFF', enabled: false })
    await promote(shop, { ...ten, code: 'BIG', min_total: '50' })
    await promote(shop, { ...ten, code: 'JUGS', listing_ids: [await listingOf(shop, Jug)] })
    const once = await promote(shop, { ...ten, code: 'ONCE', usage_limit: 1 })
    const mine = await promote(shop, { ...ten, code: 'MINE', per_buyer_limit: 1 })
    const buyer = await openCart(souk, shop.slug, { [Mug as number]: 1 })
    await enter(buyer, 'ONCE')
    expect((await buyer.order(await buyer.fillIn('ada@example.com'))).status).toBe(201)
    const again = await openCart(souk, shop.slug, { [Mug as number]: 1 })
    await enter(again, 'MINE')
    expect((await again.order(await again.fillIn('ada@example.com'))).status).toBe(201)
    expect([(await promotionOf(shop, once.id)).state, (await promotionOf(shop, mine.id)).used]).toEqual(['used_up', 1])

    const cart = await openCart(souk, shop.slug, { [Mug as number]: 1 })
    await cart.fillIn('ADA@example.com')
    const why = async (code: string) => {
      const { status, body } = await enter(cart, code)
      expect(status, JSON.stringify(body)).toBe(422)
      expect(body.errors.code).toEqual([body.message])
      return [body.data.reason, body.message]
    }
    expect(await why('NOPE')).toEqual(['unknown', "There is no code 'NOPE' here."])
    expect(await why('%20%00')).toEqual(['unknown', "There is no code ' \0' here."])
    expect(await why('OFF')).toEqual(['unknown', "There is no code 'OFF' here."])
    expect(await why('soon')).toEqual(['not_yet', "The code 'SOON' does not hold yet."])
    expect(await why('LATE')).toEqual(['over', "The code 'LATE' does not hold any more."])
    expect(await why('ONCE')).toEqual(['used_up', "The code 'ONCE' is used up."])
    expect(await why('MINE')).toEqual(['buyer_limit', "You have used the code 'MINE' as often as one buyer may."])
    expect(await why('BIG')).toEqual([
      'below_minimum',
      "The code 'BIG' is for carts whose items come to 50.00 or more.",
    ])
    expect(await why('JUGS')).toEqual(['nothing_fits', "Nothing in the cart is what the code 'JUGS' is for."])
    expect((await read(cart)).codes).toEqual([])
    const other = await openCart(souk, shop.slug, { [Jug as number]: 2 })
    for (const code of ['BIG', 'JUGS', 'MINE']) expect((await enter(other, code)).status, code).toBe(200)
  })

  it('makes a code that stops holding a problem of the cart, until it is taken out', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '20.00', quantity: 9 } })
    const { id } = await promote(shop, { code: 'TEN', kind: 'percent', value: '10', min_total: '40.00' })
    const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 2 })
    await enter(cart, 'ten')
    await cart.fillIn()
    const less = (await cart.call('PUT', `/items/${shop.products.Mug}`, { quantity: 1 })).body.data
    expect(less).toMatchObject({ codes: ['TEN'], discounts: [], totals: { total: '24.90' } })
    expect(less.problems).toMatchObject([{ code: 'code_unusable', entered_code: 'TEN', reason: 'below_minimum' }])
    expect((await cart.order('24.90')).body).toMatchObject({ code: 'cart_changed', message: less.problems[0].message })
    await shop.merchant.call('DELETE', `/promotions/${id}`)
    expect((await read(cart)).problems).toMatchObject([{ entered_code: 'ten', reason: 'unknown' }])
    await cart.call('DELETE', '/codes/Ten')
    expect((await cart.order('24.90')).status).toBe(201)
    expect((await enter(cart, 'TEN')).body.code).toBe('cart_closed')
  })

  it('makes a whole order free, which is then ordered without a payment', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '19.99', quantity: 9 } })
    await promote(shop, { code: 'GIFT', kind: 'percent', value: '100', combinable: true })
    await promote(shop, { code: 'POST', kind: 'free_shipping', combinable: true })
    const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 3 })
    await enter(cart, 'GIFT')
    await enter(cart, 'POST')
    expect(await cart.fillIn()).toBe('0.00')
    expect((await read(cart)).totals).toMatchObject({ discount: '64.87', shipping: '4.90', tax: '0.00', total: '0.00' })
    const { order } = (await cart.order('0.00')).body.data
    expect(order).toMatchObject({ payment: null, payment_status: 'paid', totals: { total: '0.00' } })
  })

  it('keeps what one shop promotes from another, and from who may not manage it', async () => {
    const [one, two] = [
      await openShopWith(souk, { Mug: { price: '20.00', quantity: 9 } }),
      await openShopWith(souk, { Mug: { price: '20.00', quantity: 9 } }),
    ]
    const { id } = await promote(one, { code: 'SAME', kind: 'percent', value: '10' })
    await promote(two, { code: 'same', kind: 'percent', value: '20' })
    const cart = await openCart(souk, two.slug, { [two.products.Mug as number]: 1 })
    expect((await enter(cart, 'SAME')).body.data.totals.discount).toBe('4.00')
    expect((await two.merchant.get(`/promotions/${id}`)).status).toBe(404)
    expect((await two.merchant.call('PATCH', `/promotions/${id}`, { value: '99' })).status).toBe(404)
    expect((await (await newUser(souk)).get('/promotions')).status).toBe(403)
    const admin = await newUser(souk, 'admin')
    const found = await admin.get(`/promotions?user_id=${one.merchant.id}`)
    expect(found.body.data.map((promotion: { id: number }) => promotion.id)).toEqual([id])
  })
})
