import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { pictureBytes } from '#test/pictures.ts'
import { exportOf, importOf, table } from '#test/transfers.ts'

let souk: Souk
let pictures: Server
let asked: string[] = []
let shopify: string

beforeAll(async () => {
  souk = await startSouk({}, { allowPrivatePictures: true })
  const bytes = {
    '/white.png': await pictureBytes({ type: 'image/png', width: 600, height: 400 }),
    '/blue.png': await pictureBytes({ type: 'image/png', width: 500, height: 400 }),
  } as Record<string, Buffer>
  pictures = createServer(({ url = '' }, response) => {
    asked.push(url)
    if (url === '/moved.png') return response.writeHead(302, { location: '/white.png' }).end()
    const found = bytes[url]
    return found === undefined ? response.writeHead(404).end() : response.end(found)
  }).listen(0, '127.0.0.1')
  await once(pictures, 'listening')
  const origin = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}`
  shopify = readFileSync(new URL('../../../../../test/shopify-products.csv', import.meta.url), 'utf8').replaceAll(
    'PICTURES',
    origin,
  )
})
afterAll(() => void pictures.close())

const listingsOf = async (user: User) => {
  const { data } = (await user.get('/listings?sort=id')).body
  return Promise.all(data.map(async ({ id }: { id: number }) => (await user.get(`/listings/${id}`)).body.data))
}

/** The categories of a shop by their ids: the names from the first row down. */
async function pathsOf(user: User): Promise<Map<number, string>> {
  const { data } = (await user.get('/categories?per_page=100')).body
  const paths = new Map<number, string>()
  for (const { id, parent_id, name } of data)
    paths.set(id, parent_id === null ? name : `${paths.get(parent_id)}/${name}`)
  return paths
}

describe("Shopify's products", () => {
  it('become listings with their products, stock and pictures', async () => {
    const user = await newUser(souk, 'merchant')
    expect((await importOf(user, '/products/import', shopify)).counts).toMatchObject({
      total: 5,
      created: 5,
      failed: 0,
    })
    expect(await listingsOf(user)).toEqual([])
    const transfer = await importOf(user, '/products/import?mode=all', shopify)
    expect(transfer).toMatchObject({
      state: 'finished',
      format: { layout: 'shopify' },
      counts: { created: 5, failed: 0 },
    })
    expect(transfer.problems).toMatchObject([{ line: 5, message: expect.stringContaining('404') }])
    expect(transfer.ignored_columns).toContain('Vendor')
    const [shirt, card] = await listingsOf(user)
    expect(shirt).toMatchObject({
      slug: 'linen-shirt',
      title: 'Linen shirt',
      description: 'Made of linen & care.\n\n- Cool\n- Light',
      option_names: ['Size', 'Colour'],
      status: 'published',
      visible: true,
      seo_description: 'A shirt, made of linen.',
      price_from: '49.90',
      price_to: '52.00',
    })
    expect(shirt.products).toMatchObject([
      {
        name: 'Linen shirt, S, White',
        options: { Size: 'S', Colour: 'White' },
        sku: 'LS-S-W',
        barcode: '4006381333931',
        price: '49.90',
        compare_at_price: '59.90',
        quantity: 4,
        weight_grams: 210,
        stock_policy: 'track',
        position: 0,
      },
      { options: { Size: 'M', Colour: 'White' }, quantity: 0, position: 1 },
      { options: { Size: 'M', Colour: 'Blue' }, quantity: 7, compare_at_price: null, position: 2 },
    ])
    const [white, blue] = shirt.media
    expect(shirt.media).toMatchObject([{ alt: 'A white shirt' }, { alt: 'A blue shirt' }])
    expect([white.product_id, blue.product_id]).toEqual([shirt.products[0].id, shirt.products[2].id])
    expect(card).toMatchObject({ title: 'Gift card', status: 'draft', option_names: [] })
    expect(card.products).toMatchObject([
      { name: 'Gift card', sku: null, price: '25.00', stock_policy: 'unlimited', needs_shipping: false },
    ])
  })

  it('change nothing when they come again, and their pictures are not fetched again', async () => {
    const user = await newUser(souk, 'merchant')
    await importOf(user, '/listings/import?mode=partial', shopify)
    const before = await listingsOf(user)
    asked = []
    const again = await importOf(user, '/listings/import?mode=all', shopify.replace(/^.*missing\.png.*\n/m, ''))
    expect(again.counts).toMatchObject({ total: 4, unchanged: 4 })
    expect(asked).toEqual([])
    expect(await listingsOf(user)).toEqual(before)
  })
})

describe('a file of listings', () => {
  const header = 'title,slug,description,option1_name,option1_value,price,quantity,sku,image_url'

  it('comes back from an export as it was, also in another shop', async () => {
    const user = await newUser(souk, 'merchant')
    await importOf(user, '/listings/import?mode=all', shopify.replace(/^.*missing\.png.*\n/m, ''))
    const listings = await listingsOf(user)
    const file = await exportOf(user, 'listings')
    expect(await importOf(user, '/listings/import?mode=all', file)).toMatchObject({
      problems: [],
      counts: { created: 0, updated: 0, unchanged: 4, failed: 0 },
    })
    expect(await listingsOf(user)).toEqual(listings)
    const other = await newUser(souk, 'merchant')
    const words = file.replaceAll(/http[^,\r]*|A (white|blue) shirt/g, '')
    expect((await importOf(other, '/listings/import?mode=all', words)).problems).toEqual([])
    expect(await exportOf(other, 'listings').then(withoutIds)).toBe(withoutIds(words))
  })

  it('takes a listing as a whole, and says what is wrong with which of its records', async () => {
    const user = await newUser(souk, 'merchant')
    const file = table(
      header,
      'Cup,cup,,Size,S,1.00,1,C-S,',
      ',cup,,,,2.00,1,C-M,',
      ',cup,,,L,x,1,C-L,',
      ',unknown,,,,1.00,1,U,',
      'Pot,POT!,,,,1.00,1,P,',
      'Late,late,,,,1.00,1,L,',
      'Cup,cup,,,,1.00,1,C-X,',
    )
    const transfer = await importOf(user, '/listings/import?mode=partial', file)
    expect(transfer.problems.map(({ line, column }: { line: number; column: string }) => [line, column])).toEqual([
      [3, 'option1_value'],
      [4, 'price'],
      [5, 'title'],
      [6, 'slug'],
      [8, null],
    ])
    expect(transfer.counts).toMatchObject({ created: 2, failed: 5 })
    expect(await listingsOf(user)).toMatchObject([{ slug: 'cup', products: [{ sku: 'C-S' }] }, { slug: 'late' }])
  })

  it('lie in the categories that their paths name: a try says which are missing, and they are made once', async () => {
    const user = await newUser(souk, 'merchant')
    const kitchen = (await user.post('/categories', { name: 'Kitchen' })).body.data.id
    const file = table(
      'title,category',
      'Pan,Kitchen > Pans',
      'Lid,Kitchen>Pans; Gifts',
      'Tea,"Food \\> Drink > Hot > Tea"',
      'Cup,',
    )
    const missing = ['Kitchen > Pans', 'Gifts', 'Food \\> Drink', 'Food \\> Drink > Hot', 'Food \\> Drink > Hot > Tea']
    const tried = await importOf(user, '/listings/import', file)
    expect(tried).toMatchObject({ problems: [], new_categories: missing, new_categories_count: 5 })
    expect((await user.get('/categories')).body.meta.total).toBe(1)
    const done = await importOf(user, '/listings/import?mode=all', file)
    expect(done).toMatchObject({ counts: { created: 4 }, new_categories: missing })
    const named = await pathsOf(user)
    expect((await listingsOf(user)).map(({ category_ids }) => category_ids.map((id: number) => named.get(id)))).toEqual(
      [['Kitchen/Pans'], ['Kitchen/Pans', 'Gifts'], ['Food > Drink/Hot/Tea'], []],
    )
    expect([...named.values()].sort()).toEqual(
      ['Food > Drink', 'Food > Drink/Hot', 'Food > Drink/Hot/Tea', 'Gifts', 'Kitchen', 'Kitchen/Pans'].sort(),
    )
    expect(named.get(kitchen)).toBe('Kitchen')
    for (const mode of ['all', 'partial'])
      expect(await importOf(user, `/listings/import?mode=${mode}`, file)).toMatchObject({
        counts: { unchanged: 4 },
        new_categories: [],
      })
    const moved = await importOf(user, '/listings/import?mode=partial', table('slug,category', 'lid,Gifts', 'pan,'))
    expect(moved.counts).toMatchObject({ updated: 2 })
    const [pan, lid] = await listingsOf(user)
    expect([pan.category_ids, lid.category_ids.map((id: number) => named.get(id))]).toEqual([[], ['Gifts']])
  })

  it('with a path that cannot be one are refused, and so is the file with all that it would have made', async () => {
    const user = await newUser(souk, 'merchant')
    const file = table(
      'title,category',
      'Pan,Kitchen > > Pans',
      'Lid,A > B > C > D > E',
      `Cup,${'x'.repeat(256)}`,
      'Tea,Tea',
    )
    const refused = await importOf(user, '/listings/import?mode=all', file)
    expect(refused).toMatchObject({
      state: 'failed',
      counts: { failed: 3 },
      new_categories: [],
      new_categories_count: 0,
    })
    const paths = 'The category field must be paths such as "Kitchen > Pans; Gifts", each name of 1 to 255 characters.'
    expect(refused.problems).toEqual([
      { line: 2, column: 'category', message: paths },
      { line: 3, column: 'category', message: 'Categories lie at most four deep.' },
      { line: 4, column: 'category', message: paths },
    ])
    expect((await user.get('/categories')).body.meta.total).toBe(0)
  })

  it('are exported with their categories, which another shop then has as well', async () => {
    const [one, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const file = table('title,category', 'Pan,Kitchen > Pans; Gifts \\; more', 'Cup,')
    await importOf(one, '/listings/import?mode=all', file)
    const csv = await exportOf(one, 'listings')
    expect((await importOf(one, '/listings/import?mode=all', csv)).counts).toMatchObject({ unchanged: 2 })
    await importOf(other, '/listings/import?mode=all', csv)
    expect([...(await pathsOf(other)).values()].sort()).toEqual([...(await pathsOf(one)).values()].sort())
    expect(withoutIds(await exportOf(other, 'listings'))).toBe(withoutIds(csv))
  })

  it('fetches no picture from an address that is not public', async () => {
    const guarded = await startSouk()
    const user = await newUser(guarded, 'merchant')
    asked = []
    const url = /http\S+white\.png/.exec(shopify)?.[0].split(',')[0]
    const transfer = await importOf(
      user,
      '/listings/import?mode=partial',
      table('title,image_url', `Cup,${url}`, 'Pot,file:///etc/passwd'),
    )
    expect(asked).toEqual([])
    expect(transfer).toMatchObject({ state: 'finished', counts: { created: 1, failed: 1 } })
    expect(transfer.problems).toMatchObject([
      { line: 3, column: 'image_url' },
      { line: 2, message: expect.stringContaining('public') },
    ])
  })

  it('follows an address that has moved', async () => {
    const user = await newUser(souk, 'merchant')
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(shopify)?.[0]
    expect(
      (await importOf(user, '/listings/import?mode=all', table('title,image_url', `Cup,${origin}/moved.png`))).problems,
    ).toEqual([])
    expect((await listingsOf(user))[0].media).toHaveLength(1)
  })

  it("leaves another shop's listings alone, of the same address and SKUs", async () => {
    const [one, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const file = table(header, 'Cup,cup,,,,1.00,1,C-S,')
    await importOf(one, '/listings/import?mode=all', file)
    const before = await listingsOf(one)
    const changed = file.replace('1.00', '5.00')
    expect((await importOf(other, '/listings/import?mode=all', changed)).counts).toMatchObject({ created: 1 })
    expect(await listingsOf(one)).toEqual(before)
    expect((await importOf(one, '/listings/import?mode=all', changed)).counts).toMatchObject({ updated: 1 })
    expect((await listingsOf(one))[0].products).toMatchObject([{ price: '5.00' }])
  })
})

/** The cells of products' ids are given anew. */
const withoutIds = (csv: string) => csv.replaceAll(/,\d+,(?="Linen|Gift)/g, ',,')
