import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

interface Product {
  id: number
  price: string
  quantity: number
}

describe('the products of a listing, changed at once,', () => {
  let souk: Souk
  let merchant: User

  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
  })

  async function newListing(): Promise<{ id: number; products: Product[] }> {
    const products = ['S', 'M', 'L'].map((size) => ({ price: '20.00', quantity: 5, options: { size } }))
    return (await merchant.post('/listings', { title: 'Shirt', option_names: ['size'], products })).body.data
  }
  const change = (id: number, products: unknown[]) => merchant.call('PATCH', `/listings/${id}/products`, { products })
  const productsOf = async (id: number): Promise<Product[]> =>
    (await merchant.get(`/listings/${id}/products`)).body.data

  it('have their new prices and stock, and the ledger says so', async () => {
    const { id, products } = await newListing()
    const changes = products.toReversed().map((product) => ({ id: product.id, price: '18.00', quantity: 7 }))
    const { status, body } = await change(id, changes)
    expect(status).toBe(200)
    expect(body.data.map((product: Product) => product.id)).toEqual(changes.map((product) => product.id))
    expect(await productsOf(id)).toMatchObject(products.map(() => ({ price: '18.00', quantity: 7 })))
    const movements = (await merchant.get(`/products/${products[0]?.id}/movements`)).body.data
    expect(movements[0]).toMatchObject({ delta: 2, quantity_after: 7 })
    expect((await merchant.get(`/listings/${id}`)).body.data.price_from).toBe('18.00')
  })

  it('keep what is not named, and a price to compare with is set and taken away', async () => {
    const { id, products } = await newListing()
    const [first, second] = products as [Product, Product]
    await change(id, [
      { id: first.id, compare_at_price: '25.00' },
      { id: second.id, price: '19.00' },
    ])
    expect(await productsOf(id)).toMatchObject([
      { price: '20.00', compare_at_price: '25.00', quantity: 5 },
      { price: '19.00', compare_at_price: null },
      { price: '20.00', compare_at_price: null },
    ])
    await change(id, [{ id: first.id, compare_at_price: null }])
    expect((await productsOf(id))[0]).toMatchObject({ price: '20.00', compare_at_price: null })
  })

  it('all stay as they were where one was sold meanwhile, and the refusal names it', async () => {
    const { id, products } = await newListing()
    const [first, second] = products as [Product, Product]
    await merchant.post('/orders', { items: [{ product_id: second.id, quantity: 1 }] })
    const { status, body } = await change(id, [
      { id: first.id, price: '1.00' },
      { id: second.id, quantity: 9, expected_quantity: 5 },
    ])
    expect([status, body.errors]).toEqual([422, { 'products.1.quantity': ['The quantity is 4 by now, not 5.'] }])
    expect((await productsOf(id)).map(({ price, quantity }) => [price, quantity])).toEqual([
      ['20.00', 5],
      ['20.00', 4],
      ['20.00', 5],
    ])
  })

  it('and orders of them wait for each other in one order, and never for ever', async () => {
    const { id, products } = await newListing()
    await change(
      id,
      products.map((product) => ({ id: product.id, quantity: 500 })),
    )
    const rounds = Array.from({ length: 12 }, (_, round) => round)
    const answers = await Promise.all(
      rounds.flatMap((round) => [
        merchant.post('/orders', { items: products.map((product) => ({ product_id: product.id, quantity: 1 })) }),
        change(
          id,
          products.toReversed().map((product) => ({ id: product.id, price: `${20 + round}.00` })),
        ),
      ]),
    )
    expect(answers.map(({ status }) => status)).toEqual(rounds.flatMap(() => [201, 200]))
    expect((await productsOf(id)).map(({ quantity }) => quantity)).toEqual([488, 488, 488])
  })

  it('are those of this listing alone', async () => {
    const { id } = await newListing()
    const other = await newProduct(merchant)
    const { status, body } = await change(id, [{ id: other.id, price: '1.00' }])
    expect([status, Object.keys(body.errors)]).toEqual([422, ['products.0.id']])
    const stranger = await newUser(souk, 'merchant')
    const foreign = await stranger.call('PATCH', `/listings/${id}/products`, { products: [{ id: other.id }] })
    expect(foreign.status).toBe(404)
  })

  it('are named once each, a hundred at most', async () => {
    const { id, products } = await newListing()
    const one = { id: products[0]?.id, price: '2.00' }
    for (const changes of [[], [one, one], Array.from({ length: 101 }, (_, at) => ({ id: at + 1, price: '2.00' }))])
      expect((await change(id, changes)).status).toBe(422)
  })

  it('are added at the end, all or none, each with options of its own', async () => {
    const { id } = await newListing()
    const add = (...sizes: string[]) =>
      merchant.post(`/listings/${id}/products`, {
        products: sizes.map((size) => ({ price: '22.00', quantity: 1, options: { size } })),
      })
    const { status, body } = await add('XL', 'XXL')
    expect([status, body.data.map(({ name }: { name: string }) => name)]).toEqual([201, ['Shirt, XL', 'Shirt, XXL']])
    const refused = await add('3XL', 'S')
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([422, ['products.1.options']])
    expect((await productsOf(id)).map(({ price }) => price)).toEqual(['20.00', '20.00', '20.00', '22.00', '22.00'])
    expect(
      (await merchant.post(`/listings/${id}/products`, { products: [{ price: '1.00', quantity: 1 }] })).status,
    ).toBe(422)
  })
})
