import { beforeAll, describe, expect, it } from 'vitest'
import { type Souk, startSouk } from '#test/harness.ts'
import { type Buyer, newBuyer, signIn } from '#test/shop-buyer.ts'
import { type OpenShop, openCart, openShopWith } from '#test/store-visitor.ts'

describe('the cart of a buyer who signs in', () => {
  let souk: Souk
  let shop: OpenShop
  let [mug, bowl]: number[] = []

  beforeAll(async () => {
    souk = await startSouk()
    shop = await openShopWith(souk, { Mug: { price: '9.00', quantity: 5 }, Bowl: { price: '12.00', quantity: 9 } })
    ;[mug, bowl] = [shop.products.Mug, shop.products.Bowl] as [number, number]
  })

  const join = (buyer: Buyer, token?: string) =>
    buyer.call('PUT', '/buyer/cart', undefined, token === undefined ? {} : { 'x-cart-token': token })
  const held = (cart: { items: { product_id: number; quantity: number }[] }) =>
    Object.fromEntries(cart.items.map(({ product_id, quantity }) => [product_id, quantity]))
  const visitorsCart = (items: [number, number][]) => openCart(souk, shop.slug, Object.fromEntries(items))

  it('is the visitor’s own where there was none, under the token that it had', async () => {
    const buyer = await newBuyer(souk, shop.slug)
    const cart = await visitorsCart([[mug as number, 2]])
    const { status, body } = await join(buyer, cart.token)
    expect([status, body.data.token, body.data.cart.id]).toEqual([200, null, cart.id])
    expect((await join(buyer, cart.token)).body.data).toMatchObject({ token: null, cart: { id: cart.id } })
    expect((await cart.call('GET')).status).toBe(200)
  })

  it('holds the sum of both, never more than can be had, and joins a cart once', async () => {
    const buyer = await newBuyer(souk, shop.slug)
    const first = await visitorsCart([[mug as number, 3]])
    await join(buyer, first.token)
    const second = await visitorsCart([
      [mug as number, 4],
      [bowl as number, 2],
    ])
    const joined = (await join(buyer, second.token)).body.data
    expect([joined.cart.id, held(joined.cart)]).toEqual([first.id, { [mug as number]: 5, [bowl as number]: 2 }])
    expect(joined.token).toMatch(/^ct_/)
    for (const token of [second.token, joined.token]) {
      const again = (await join(buyer, token)).body.data
      expect(held(again.cart), 'nothing is added twice').toEqual(held(joined.cart))
    }
    expect((await second.call('PATCH', '', { note: 'x' })).status).toBe(409)
  })

  it('is the same on another device, whose token opens it and ends the one before', async () => {
    const buyer = await newBuyer(souk, shop.slug)
    const cart = await visitorsCart([[bowl as number, 1]])
    await join(buyer, cart.token)
    const phone = await signIn(souk, shop.slug, buyer.email)
    const { body } = await join(phone)
    expect([body.data.cart.id, held(body.data.cart)]).toEqual([cart.id, { [bowl as number]: 1 }])
    expect((await cart.call('GET')).status).toBe(404)
    const opened = await buyer.call('GET', `/carts/${cart.id}`, undefined, { 'x-cart-token': body.data.token })
    expect(opened.status).toBe(200)
  })

  it('joins each of two carts once when they come at the same time', async () => {
    const buyer = await newBuyer(souk, shop.slug)
    await join(buyer)
    const carts = [await visitorsCart([[bowl as number, 2]]), await visitorsCart([[bowl as number, 3]])]
    const answers = await Promise.all([...carts, ...carts].map(({ token }) => join(buyer, token)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(held((await join(buyer)).body.data.cart)).toEqual({ [bowl as number]: 5 })
  })

  it('leaves another buyer’s cart alone, whoever shows its token, and a token of nobody’s', async () => {
    const [one, two] = [await newBuyer(souk, shop.slug), await newBuyer(souk, shop.slug)]
    const cart = await visitorsCart([[mug as number, 1]])
    await join(one, cart.token)
    const { body } = await join(two, cart.token)
    expect([body.data.cart.items, body.data.cart.id === cart.id]).toEqual([[], false])
    expect(held((await join(one, cart.token)).body.data.cart)).toEqual({ [mug as number]: 1 })
    expect((await join(two, 'ct_nothing')).body.data.cart.items).toEqual([])
  })

  it('gives its order to the buyer, whose list shows it', async () => {
    const buyer = await newBuyer(souk, shop.slug)
    const cart = await visitorsCart([[bowl as number, 1]])
    await join(buyer, cart.token)
    const placed = await cart.order(await cart.fillIn('somebody-else@example.com'))
    expect(placed.status).toBe(201)
    const { data } = (await buyer.call('GET', '/buyer/orders')).body
    expect(data).toMatchObject([{ number: placed.body.data.order.number, token: placed.body.data.token }])
    expect((await join(buyer)).body.data.cart.items).toEqual([])
  })
})
