import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Souk, startSouk } from '#test/harness.ts'
import { openCart, openShopWith } from '#test/store-visitor.ts'

describe('the price of a cart', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
  })

  it('is the same in whatever order its items and codes came and went', async () => {
    const shop = await openShopWith(souk, {
      Mug: { price: '3.33', quantity: 999 },
      Jug: { price: '19.99', quantity: 999 },
      Bowl: { price: '0.05', quantity: 999 },
    })
    const products = Object.values(shop.products)
    const listing = (await shop.merchant.get(`/products/${products[0]}`)).body.data.listing_id
    const made = [
      { code: 'LINE', kind: 'percent', value: '33.3333', listing_ids: [listing], combinable: true },
      { code: 'ORDER', kind: 'percent', value: '7.7', combinable: true },
      { code: 'FIXED', kind: 'fixed', value: '2.01', combinable: true },
      { code: 'ALONE', kind: 'fixed', value: '6.66' },
      { name: 'Everybody', kind: 'percent', value: '1', combinable: true },
    ]
    for (const promotion of made) expect((await shop.merchant.post('/promotions', promotion)).status).toBe(201)

    const wish = fc.record({
      quantities: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9), fc.nat(9)),
      codes: fc.subarray(['LINE', 'ORDER', 'FIXED', 'ALONE']),
    })
    const totalsBy = async ({ quantities, codes }: Wish, shuffled: number[]) => {
      const cart = await openCart(souk, shop.slug, { [products[0] as number]: 1 })
      const put = quantities.map((quantity, at) => async () => {
        const path = `/items/${products[at]}`
        // What is put in, changed and taken out on the way leaves no trace.
        await cart.call('PUT', path, { quantity: 1 + ((quantity + at) % 9) })
        await (quantity === 0 ? cart.call('DELETE', path) : cart.call('PUT', path, { quantity }))
      })
      const enter = ['LINE', 'ORDER', 'FIXED', 'ALONE'].map((code) => async () => {
        expect((await cart.call('PUT', `/codes/${code}`)).status).toBe(200)
        if (!codes.includes(code)) await cart.call('DELETE', `/codes/${code.toLowerCase()}`)
      })
      const steps = [...put, ...enter]
      for (const at of shuffled) await steps[at]?.()
      const { totals, discounts, items } = (await cart.call('GET')).body.data
      const byProduct = items.toSorted((one: Item, other: Item) => one.product_id - other.product_id)
      const lines = byProduct.map(({ product_id, discount }: Item) => [product_id, discount])
      return { totals, discounts, lines }
    }
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 })
    await fc.assert(
      fc.asyncProperty(wish, order, order, async (wished, one, other) => {
        expect(await totalsBy(wished, one)).toEqual(await totalsBy(wished, other))
      }),
      { numRuns: 25 },
    )
  })
})

interface Wish {
  quantities: [number, number, number]
  codes: string[]
}

interface Item {
  product_id: number
  discount: string
}
