import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, clientOf, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

describe('a shop that anybody visits', () => {
  let souk: Souk
  let visitor: Client
  let [merchant, other]: User[] = []

  beforeAll(async () => {
    souk = await startSouk()
    visitor = clientOf(souk)
    ;[merchant, other] = [await openShop('blue-door'), await openShop('red-door')]
  })

  async function openShop(slug: string): Promise<User> {
    const user = await newUser(souk, 'merchant')
    expect((await user.call('PATCH', '/shop', { slug, name: `The ${slug}` })).status).toBe(200)
    expect((await user.call('PUT', '/shop/opening')).body.data).toMatchObject({ slug, status: 'open' })
    return user
  }

  const shirt = {
    title: 'Linen shirt',
    description: '**Cool** in summer <script>alert(1)</script> [x](javascript:alert(1))',
    option_names: ['size', 'colour'],
    products: [
      { price: '39.00', quantity: 12, options: { size: 'M', colour: 'blue' }, sku: 'LS-M-B' },
      { price: '39.00', quantity: 3, options: { size: 'L', colour: 'blue' } },
      { price: '42.50', quantity: 0, options: { size: 'L', colour: 'white' }, compare_at_price: '49.00' },
    ],
  }

  async function publish(
    user: User,
    listing: object,
  ): Promise<{ id: number; slug: string; products: { id: number }[] }> {
    const { status, body } = await user.post('/listings', listing)
    expect(status, JSON.stringify(body)).toBe(201)
    expect((await user.call('PUT', `/listings/${body.data.id}/publication`)).body.data.visible).toBe(true)
    return body.data
  }

  const slugsIn = async (path: string) => {
    const { status, body } = await visitor.get(path)
    expect(status, JSON.stringify(body)).toBe(200)
    return body.data.map(({ slug }: { slug: string }) => slug)
  }

  it('is unknown while it is closed, and says of itself what everybody may know', async () => {
    const closed = await newUser(souk, 'merchant')
    const { slug } = (await closed.get('/shop')).body.data
    expect((await visitor.get(`/shops/${slug}`)).status).toBe(404)
    expect((await visitor.get(`/shops/${slug}/listings`)).status).toBe(404)
    const open = await visitor.get('/shops/blue-door')
    expect(open.body.data).toEqual({
      slug: 'blue-door',
      name: 'The blue-door',
      description: null,
      currency: 'EUR',
      country: 'DE',
      prices_include_tax: true,
      status: 'open',
      locale: 'en',
      time_zone: 'UTC',
      colour: null,
      logo_url: null,
    })
    expect(open.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=30, stale-while-revalidate=300')
    expect(open.headers.get('access-control-allow-origin')).toBe('*')
    const again = await visitor.call('GET', '/shops/blue-door', undefined, {
      'if-none-match': open.headers.get('etag') ?? '',
    })
    expect(again.status).toBe(304)
  })

  it('shows a listing once it is published, with its products and no quantity', async () => {
    const { slug } = await publish(merchant as User, shirt)
    expect(await slugsIn('/shops/blue-door/listings')).toContain(slug)
    const { body } = await visitor.get(`/shops/blue-door/listings/${slug}`)
    expect(body.data).toMatchObject({
      title: 'Linen shirt',
      option_names: ['size', 'colour'],
      price_from: '39.00',
      price_to: '42.50',
      availability: 'in_stock',
    })
    expect(body.data.products.map((product: object) => product)).toMatchObject([
      { options: { size: 'M', colour: 'blue' }, price: '39.00', availability: 'in_stock', sku: 'LS-M-B' },
      { options: { size: 'L', colour: 'blue' }, availability: 'low_stock' },
      { options: { size: 'L', colour: 'white' }, availability: 'sold_out', compare_at_price: '49.00' },
    ])
    expect(JSON.stringify(body.data)).not.toMatch(/"quantity"|"user_id"|"stock_band"/)
    expect(body.data.description_html).toContain('<strong>Cool</strong>')
    expect(body.data.description_html).not.toMatch(/<script|href="javascript/i)
  })

  it('finds listings by option, category, price, text and availability', async () => {
    const kitchen = (await (merchant as User).post('/categories', { name: 'Kitchen' })).body.data
    const cups = (await (merchant as User).post('/categories', { name: 'Cups', parent_id: kitchen.id })).body.data
    await publish(merchant as User, {
      title: 'Café cup',
      category_ids: [cups.id],
      products: [{ price: '9.00', quantity: 0 }],
    })
    const at = '/shops/blue-door/listings'
    expect(await slugsIn(`${at}?category=kitchen`)).toEqual(['cafe-cup'])
    expect(await slugsIn(`${at}?category=cups`)).toEqual(['cafe-cup'])
    expect(await slugsIn(`${at}?search=CAFE`)).toEqual(['cafe-cup'])
    expect(await slugsIn(`${at}?max_price=10`)).toEqual(['cafe-cup'])
    expect(await slugsIn(`${at}?min_price=40&max_price=41`)).toEqual(['linen-shirt'])
    expect(await slugsIn(`${at}?in_stock=false`)).toEqual(['cafe-cup'])
    expect(await slugsIn(`${at}?option.size=L&option.colour=blue`)).toEqual(['linen-shirt'])
    expect(await slugsIn(`${at}?option.size=L&option.colour=white&in_stock=true`)).toEqual([])
    expect(await slugsIn(`${at}?option.size=S`)).toEqual([])
    expect(await slugsIn(`${at}?sort=-price`)).toEqual(['linen-shirt', 'cafe-cup'])
    expect((await visitor.get(`${at}?sizes=L`)).body.errors).toEqual({ sizes: ['The sizes field is not known here.'] })
    const tree = (await visitor.get('/shops/blue-door/categories')).body.data
    expect(tree).toMatchObject([{ slug: 'kitchen', children: [{ slug: 'cups', children: [] }] }])
  })

  it('lets two shops have the same addresses for what they show', async () => {
    const first = await publish(merchant as User, { title: 'Twin', products: [{ price: '1.00', quantity: 9 }] })
    const second = await publish(other as User, { title: 'Twin', products: [{ price: '2.00', quantity: 9 }] })
    expect([first.slug, second.slug]).toEqual(['twin', 'twin'])
    const priceIn = async (shop: string) => (await visitor.get(`/shops/${shop}/listings/twin`)).body.data.price_from
    expect([await priceIn('blue-door'), await priceIn('red-door')]).toEqual(['1.00', '2.00'])
  })

  it('leads from a former address of a listing and of a shop to the present one', async () => {
    const user = await openShop('old-corner')
    const { id } = await publish(user, { title: 'Lamp', products: [{ price: '20.00', quantity: 9 }] })
    await user.call('PATCH', `/listings/${id}`, { slug: 'floor-lamp' })
    const moved = await fetch(`${souk.origin}/api/v1/shops/old-corner/listings/lamp`, { redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/api/v1/shops/old-corner/listings/floor-lamp'])
    await user.call('PATCH', '/shop', { slug: 'new-corner' })
    const shop = await fetch(`${souk.origin}/api/v1/shops/old-corner/listings?search=lamp`, { redirect: 'manual' })
    expect([shop.status, shop.headers.get('location')]).toEqual([308, '/api/v1/shops/new-corner/listings?search=lamp'])
    expect((await (merchant as User).call('PATCH', '/shop', { slug: 'old-corner' })).body.errors.slug).toHaveLength(1)
    expect((await user.call('PATCH', '/shop', { slug: 'old-corner' })).status).toBe(200)
    expect(await slugsIn('/shops/old-corner/listings')).toEqual(['floor-lamp'])
  })

  it('has nothing at an address that no listing can have', async () => {
    const at = '/shops/blue-door/listings'
    const long = 'l'.repeat(120)
    await publish(merchant as User, { title: 'Long', slug: long, products: [{ price: '1.00', quantity: 9 }] })
    for (let visit = 0; visit < 3; visit += 1) expect((await visitor.get(`${at}/${long}`)).status).toBe(200)
    for (const slug of ['a%00b', `${long}l`, 'l'.repeat(3_000)])
      expect((await visitor.get(`${at}/${slug}`)).status, slug).toBe(404)
  })

  it('is never older than the last change that was answered', async () => {
    const { id, products } = await publish(other as User, {
      title: 'Candle',
      products: [{ price: '5.00', quantity: 6 }],
    })
    const candle = async () => (await visitor.get('/shops/red-door/listings/candle')).body.data
    const productId = products[0]?.id
    expect((await candle()).availability).toBe('in_stock')
    const order = { items: [{ product_id: productId, quantity: 1 }] }
    expect((await (other as User).post('/orders', order)).status).toBe(201)
    expect((await candle()).availability).toBe('low_stock')
    await (other as User).call('PATCH', `/products/${productId}`, { price: '4.00', compare_at_price: '5.00' })
    expect((await candle()).products).toMatchObject([
      { price: '4.00', compare_at_price: '5.00', lowest_price_30_days: '5.00' },
    ])
    expect((await (other as User).call('DELETE', `/listings/${id}/publication`)).status).toBe(204)
    expect((await visitor.get('/shops/red-door/listings/candle')).status).toBe(404)
    await (other as User).call('DELETE', '/shop/opening')
    expect((await visitor.get('/shops/red-door')).status).toBe(404)
    await (other as User).call('PUT', '/shop/opening')
  })

  it('keeps what it holds of its public answers when an order leaves a product as available as it was', async () => {
    const user = await openShop('quiet-street')
    const { products } = await publish(user, { title: 'Bowl', products: [{ price: '5.00', quantity: 60 }] })
    await visitor.get('/shops/quiet-street/listings')
    await user.post('/orders', { items: [{ product_id: products[0]?.id, quantity: 1 }] })
    expect((await visitor.get('/shops/quiet-street/listings')).headers.get('x-cache')).toBe('HIT')
    await user.post('/orders', { items: [{ product_id: products[0]?.id, quantity: 56 }] })
    expect((await visitor.get('/shops/quiet-street/listings')).headers.get('x-cache')).toBe('MISS')
  })

  it('publishes by itself when the time has come', async () => {
    const user = await openShop('tomorrow')
    const { body } = await user.post('/listings', { title: 'Soon', products: [{ price: '5.00', quantity: 1 }] })
    const at = new Date(Date.now() + 1_500).toISOString()
    await user.call('PUT', `/listings/${body.data.id}/publication`, { published_at: at })
    expect(await slugsIn('/shops/tomorrow/listings')).toEqual([])
    expect((await user.get(`/listings/${body.data.id}/visibility`)).body.data.visible).toBe(false)
    await eventually(async () => (await slugsIn('/shops/tomorrow/listings')).length === 1)
    expect((await user.get(`/listings/${body.data.id}/visibility`)).body.data).toEqual({ visible: true, reasons: [] })
  })

  it('shows a product with one call, and says in words why a listing is not to be seen', async () => {
    const user = await newUser(souk, 'merchant')
    const product = (await user.post('/products', { name: 'Honey', price: '8.00', quantity: 3 })).body.data
    const listing = (await user.call('PUT', `/products/${product.id}/listing`)).body.data
    expect(listing).toMatchObject({ title: 'Honey', slug: 'honey', visible: true, products: [{ id: product.id }] })
    const why = async () => (await user.get(`/listings/${listing.id}/visibility`)).body.data
    expect(await why()).toEqual({
      visible: false,
      reasons: ['The shop is closed: open it.'],
    })
    await user.call('PUT', '/shop/opening')
    expect(await why()).toEqual({ visible: true, reasons: [] })
    await user.call('DELETE', `/products/${product.id}/listing`)
    expect((await why()).reasons).toEqual(['It has no product: add one, or put a product into it.'])
    const { slug } = (await user.get('/shop')).body.data
    expect(await slugsIn(`/shops/${slug}/listings`)).toEqual([])
  })

  it('stays closed when an operator closed it, and goes with a suspended account', async () => {
    const admin = await newUser(souk, 'admin')
    const user = await openShop('gone-soon')
    expect((await admin.call('DELETE', `/shop/opening?user_id=${user.id}`)).status).toBe(204)
    expect((await visitor.get('/shops/gone-soon')).status).toBe(404)
    expect((await user.call('PUT', '/shop/opening')).status).toBe(409)
    expect((await admin.call('PUT', `/shop/opening?user_id=${user.id}`)).status).toBe(200)
    expect((await visitor.get('/shops/gone-soon')).status).toBe(200)
    await admin.call('PUT', `/users/${user.id}/suspension`, { reason: 'fraud' })
    expect((await visitor.get('/shops/gone-soon')).status).toBe(404)
  })

  it('has a time zone that the world knows, however it is spelled, and shows it', async () => {
    const user = await openShop('clock-tower')
    const take = async (time_zone: unknown) => (await user.call('PATCH', '/shop', { time_zone })).body
    for (const wrong of [
      'Europe/Atlantis',
      '+02:00',
      'CEST',
      '',
      "Europe/Berlin'; --",
      'posix/Europe/Berlin',
      null,
      2,
    ]) {
      const { code, errors } = await take(wrong)
      expect([code, errors?.time_zone?.length], String(wrong)).toEqual(['validation_failed', 1])
    }
    expect((await take('Mars/Olympus')).errors.time_zone).toEqual([
      'The time_zone field must be a time zone such as "Europe/Berlin".',
    ])
    expect((await take('asia/kolkata')).data.time_zone).toBe('Asia/Kolkata')
    expect((await visitor.get('/shops/clock-tower')).body.data.time_zone).toBe('Asia/Kolkata')
    expect((await user.get('/me')).body.data.time_zone).toBe('Asia/Kolkata')
  })

  it('takes the time zone of its country once, and never in place of one that was chosen', async () => {
    const shop = async (slug: string) => {
      const user = await openShop(slug)
      return async (changes: object) => (await user.call('PATCH', '/shop', changes)).body.data.time_zone
    }
    const [alps, chosen, both, ice] = await Promise.all(['alps', 'chosen', 'both', 'ice'].map(shop))
    expect([await alps?.({ country: 'AT' }), await alps?.({ country: 'JP' })]).toEqual([
      'Europe/Vienna',
      'Europe/Vienna',
    ])
    expect([await chosen?.({ time_zone: 'UTC' }), await chosen?.({ country: 'AT' })]).toEqual(['UTC', 'UTC'])
    expect(await both?.({ country: 'US', time_zone: 'America/Denver' })).toBe('America/Denver')
    expect([await ice?.({ country: 'AQ' }), await ice?.({ country: 'US' })]).toEqual(['UTC', 'America/New_York'])
  })

  it('keeps its currency once there are orders in it', async () => {
    const user = await openShop('coins')
    const mug = (await user.post('/products', { name: 'Mug', price: '8.00', quantity: 3 })).body.data
    expect((await user.call('PATCH', '/shop', { currency: 'CHF' })).body.data.currency).toBe('CHF')
    await user.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
    expect((await user.call('PATCH', '/shop', { currency: 'USD' })).status).toBe(409)
    expect((await user.call('PATCH', '/shop', { currency: 'CHF' })).status).toBe(200)
  })

  it('takes whole prices alone in a currency without decimals', async () => {
    const user = await openShop('yen')
    const price = async (amount: string) =>
      (await user.post('/products', { name: 'Bowl', price: amount, quantity: 1 })).body
    await price('9.50')
    expect((await user.call('PATCH', '/shop', { currency: 'JPY' })).body.errors.currency).toHaveLength(1)
    const [bowl] = (await user.get('/products')).body.data
    await user.call('PATCH', `/products/${bowl.id}`, { price: '1200' })
    expect((await user.call('PATCH', '/shop', { currency: 'JPY' })).body.data.currency).toBe('JPY')
    expect((await price('9.50')).errors.price).toEqual([
      "The price field must be whole: the shop's currency has no decimals.",
    ])
    expect((await price('900')).data.price).toBe('900.00')
    expect((await user.call('PATCH', '/shop', { currency: 'KWD' })).status).toBe(422)
  })

  it('refuses options that do not fit their listing, two products of the same, and an SKU that is taken', async () => {
    const user = merchant as User
    const make = (products: object[]) => user.post('/listings', { title: 'Hat', option_names: ['size'], products })
    expect((await make([{ price: '1', quantity: 1 }])).body.errors['products.0.options']).toHaveLength(1)
    expect((await make([{ price: '1', quantity: 1, options: { colour: 'red' } }])).status).toBe(422)
    const twice = { price: '1', quantity: 1, options: { size: 'M' } }
    expect((await make([twice, twice])).body.errors.options).toHaveLength(1)
    const coded = (size: string) => ({ price: '1', quantity: 1, options: { size }, sku: 'HAT' })
    expect((await make([coded('M'), coded('L')])).body.errors.sku).toHaveLength(1)
    expect((await user.get('/listings?search=hat')).body.data).toEqual([])
  })
})
