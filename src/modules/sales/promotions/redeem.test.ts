import { beforeAll, describe, expect, it } from 'vitest'
import { type Souk, startSouk } from '#test/harness.ts'
import { type Cart, type OpenShop, openCart, openShopWith } from '#test/store-visitor.ts'

describe('how often a promotion is used', () => {
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

  it('counts a use as none when its order is cancelled before it was paid, and once it was paid never', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '20.00', quantity: 9 } })
    const { id } = await promote(shop, { code: 'TWO', kind: 'fixed', value: '1', usage_limit: 2, per_buyer_limit: 1 })
    const buy = async (email: string) => {
      const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
      expect((await enter(cart, 'TWO')).status).toBe(200)
      expect((await cart.order(await cart.fillIn(email))).status).toBe(201)
      return (await shop.merchant.get('/orders?sort=-id')).body.data[0]
    }
    const used = async () => {
      const { used: count, discount_total, state } = await promotionOf(shop, id)
      return [count, discount_total, state]
    }
    const [first, second] = [await buy('ada@example.com'), await buy('bo@example.com')]
    expect(await used()).toEqual([2, '2.00', 'used_up'])
    await shop.merchant.post(`/orders/${first.id}/cancellation`, {})
    expect(await used()).toEqual([1, '1.00', 'running'])
    await shop.merchant.post(`/orders/${second.id}/payments`, { amount: second.total_price })
    await shop.merchant.post(`/orders/${second.id}/cancellation`, {})
    expect(await used()).toEqual([1, '1.00', 'running'])
    const third = await buy('ada@example.com')
    const line = [{ order_item_id: third.items[0].id, quantity: 1 }]
    await shop.merchant.post(`/orders/${third.id}/line-cancellations`, { items: line })
    expect(await used()).toEqual([1, '1.00', 'running'])
  })

  it('lets ten of fifty buyers have what ten may have, and refuses the others', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '20.00', quantity: 100 } })
    const { id } = await promote(shop, { code: 'FIRST', kind: 'percent', value: '50', usage_limit: 10 })
    const carts = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
        await enter(cart, 'FIRST')
        return { cart, total: await cart.fillIn(`buyer-${at}@example.com`) }
      }),
    )
    expect(new Set(carts.map(({ total }) => total))).toEqual(new Set(['14.90']))
    const answers = await Promise.all(carts.map(({ cart, total }) => cart.order(total)))
    const outcomes = Object.groupBy(answers, ({ status }) => String(status))
    expect([outcomes['201']?.length, outcomes['409']?.length]).toEqual([10, 40])
    for (const { body } of outcomes['409'] ?? []) {
      expect(body).toMatchObject({ code: 'cart_changed', message: "The code 'FIRST' is used up." })
      expect(body.data).toMatchObject({ totals: { total: '24.90' }, problems: [{ reason: 'used_up' }] })
    }
    const { rows } = await souk.owner.query(
      'SELECT count(*)::int AS redeemed, count(DISTINCT order_id)::int AS orders FROM promotion_redemptions WHERE promotion_id = $1',
      [id],
    )
    expect([await promotionOf(shop, id), rows[0]]).toMatchObject([
      { used: 10, discount_total: '100.00' },
      { redeemed: 10, orders: 10 },
    ])
    expect((await shop.merchant.get('/orders')).body.meta.total).toBe(10)
    expect((await shop.merchant.get(`/products/${shop.products.Mug}`)).body.data.quantity).toBe(90)
  })

  it('holds the limit of one buyer under twenty orders at once, and says nothing else of those it refuses', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '20.00', quantity: 2 } })
    const { id } = await promote(shop, { code: 'ONE', kind: 'fixed', value: '5.00', per_buyer_limit: 1 })
    const carts = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
        await enter(cart, 'ONE')
        return { cart, total: await cart.fillIn('ada@example.com') }
      }),
    )
    const answers = await Promise.all(carts.map(({ cart, total }) => cart.order(total)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(19)
    for (const { body } of refused) expect(body.data.problems).toMatchObject([{ reason: 'buyer_limit' }])
    expect((await promotionOf(shop, id)).used).toBe(1)
    expect((await shop.merchant.get(`/products/${shop.products.Mug}`)).body.data.quantity).toBe(1)
  })

  it('counts right while orders come and are cancelled at once, with several promotions each', async () => {
    const shop = await openShopWith(souk, { Mug: { price: '20.00', quantity: 100 } })
    const made = []
    for (const code of ['ONE', 'TWO', 'THREE'])
      made.push(await promote(shop, { code, kind: 'fixed', value: '1.00', combinable: true, usage_limit: 100 }))
    const filled = (codes: string[]) =>
      Promise.all(
        Array.from({ length: 12 }, async () => {
          const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
          for (const code of codes) await enter(cart, code)
          return { cart, total: await cart.fillIn() }
        }),
      )
    const orderAll = async (carts: Awaited<ReturnType<typeof filled>>) =>
      (await Promise.all(carts.map(({ cart, total }) => cart.order(total)))).map(({ status }) => status)
    expect(await orderAll(await filled(['ONE', 'TWO', 'THREE']))).toEqual(Array(12).fill(201))
    const first = (await shop.merchant.get('/orders')).body.data
    const carts = await filled(['THREE', 'ONE', 'TWO'])
    const cancel = ({ id }: { id: number }) => shop.merchant.post(`/orders/${id}/cancellation`, {})
    const [placed, cancelled] = await Promise.all([orderAll(carts), Promise.all(first.map(cancel))])
    expect(placed).toEqual(Array(12).fill(201))
    expect(cancelled.map(({ status }) => status)).toEqual(Array(12).fill(200))
    for (const { id } of made) expect(await promotionOf(shop, id)).toMatchObject({ used: 12, discount_total: '12.00' })
    const { rows } = await souk.owner.query(
      `SELECT count(*)::int AS count FROM promotion_redemptions WHERE promotion_id = ANY ($1)`,
      [made.map(({ id }) => id)],
    )
    expect(rows[0].count).toBe(36)
  })
})
