import { beforeAll, describe, expect, it } from 'vitest'
import { expireCarts } from '#modules/sales/carts/index.ts'
import { clientOf, newProduct, newUser } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { inShop, joinShop, underneath } from '#test/shop-member.ts'
import { home, type OpenShop, openCart, openShopWith } from '#test/store-visitor.ts'
import { tablesHolding } from '#test/table-search.ts'

describe('a cart that a shop makes for a buyer', () => {
  let souk: Souk
  let shop: OpenShop

  beforeAll(async () => {
    souk = await startSouk()
    shop = await openShopWith(souk, { Mug: { price: '18.50', quantity: 10 }, Bowl: { price: '26.90', quantity: 1 } })
  })

  const mugs = (quantity: number) => [{ product_id: shop.products.Mug, quantity }]
  const pageOf = (url: string, init: RequestInit = {}) =>
    fetch(new URL(new URL(url).pathname, souk.origin), { redirect: 'manual', ...init })
  const own = { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }

  it('holds what the buyer has said, and is ordered with its token like any cart', async () => {
    const about = { email: 'ada@example.com', shipping_address: home, note: 'Rang on Monday.' }
    const { status, body } = await shop.merchant.post('/drafts', { items: mugs(2), ...about })
    expect(status, JSON.stringify(body)).toBe(201)
    const { cart, token, url } = body.data
    expect(cart).toMatchObject({
      drafted: true,
      email: 'ada@example.com',
      note: 'Rang on Monday.',
      addresses: { shipping: home },
      totals: { items: '37.00' },
    })
    expect(url).toBe(`${souk.config.appUrl}/shop/${shop.slug}/drafts/${cart.id}.${token}`)
    const anybody = clientOf(souk)
    const path = `/shops/${shop.slug}/carts/${cart.id}`
    const call = (method: string, rest: string, sent?: object) =>
      anybody.call(method, `${path}${rest}`, sent, { 'x-cart-token': token })
    const [rate] = (await call('GET', '/shipping-rates')).body.data
    await call('PATCH', '', { shipping_rate_id: rate.id })
    const placed = await call('POST', '/order', { expected_total: '41.90' })
    expect([placed.status, placed.body.data.order.payment_status]).toEqual([201, 'unpaid'])
    const [order] = (await shop.merchant.get('/orders')).body.data
    expect(order).toMatchObject({ email: 'ada@example.com', total_price: '41.90', source: 'storefront' })
    // Its address says that it is over, and takes nothing up.
    const over = await pageOf(url, own)
    expect([over.headers.getSetCookie(), await over.text()]).toEqual([
      [],
      expect.stringContaining('not there any more'),
    ])
  })

  it('is made by who may place and send orders in the shop: not by who only reads or buys, and not by strangers', async () => {
    const [manager, reader, stranger] = await Promise.all([newUser(souk), newUser(souk), newUser(souk, 'merchant')])
    await joinShop(souk, shop.merchant, manager, 'manager')
    await joinShop(souk, shop.merchant, reader, 'read-only')
    const draft = { items: mugs(1) }
    expect((await inShop(manager, shop.slug).post('/drafts', draft)).status).toBe(201)
    expect((await inShop(reader, shop.slug).post('/drafts', draft)).status).toBe(403)
    expect((await inShop(stranger, shop.slug).post('/drafts', draft)).status).toBe(403)
    expect((await stranger.post('/drafts', { ...draft, user_id: shop.merchant.id })).status).toBe(403)
    expect((await reader.post('/drafts', draft)).status, 'a customer, at home').toBe(403)
    expect((await reader.get('/drafts')).status).toBe(403)
    const { body } = await shop.merchant.get('/shop')
    expect(body.data.slug).toBe(shop.slug)
    const refused = await stranger.post('/drafts', draft)
    expect([refused.status, refused.body.message]).toEqual([409, expect.stringContaining('Open it first')])
  })

  it('holds nothing that a visitor could not buy, and says what is wrong with it', async () => {
    const hidden = await newProduct(shop.merchant, { name: 'Sample' })
    const theirs = await openShopWith(souk, { Cup: { price: '1.00', quantity: 1 } })
    const wrong: [object, string][] = [
      [{ items: [] }, 'items'],
      [{ items: [{ product_id: hidden.id, quantity: 1 }] }, 'items.0.product_id'],
      [{ items: [{ product_id: theirs.products.Cup, quantity: 1 }] }, 'items.0.product_id'],
      [{ items: [...mugs(1), { product_id: shop.products.Bowl, quantity: 2 }] }, 'items.1.quantity'],
      [{ items: mugs(1), email: 'ada' }, 'email'],
      [{ items: mugs(1), shipping_address: { ...home, postal_code: '' } }, 'shipping_address.postal_code'],
      [{ items: mugs(1), shipping_rate_id: 987_654_321 }, 'shipping_rate_id'],
      [{ items: mugs(1), price: '0.01' }, 'price'],
    ]
    for (const [body, field] of wrong) {
      const answer = await shop.merchant.post('/drafts', body)
      expect([answer.status, Object.keys(answer.body.errors)], JSON.stringify(body)).toEqual([422, [field]])
    }
  })

  it('is taken up at its address by a press alone, and its token lies nowhere', async () => {
    const { cart, token, url } = (await shop.merchant.post('/drafts', { items: mugs(1) })).body.data
    const page = await pageOf(url)
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(page.headers.getSetCookie(), 'looking takes nothing up').toEqual([])
    const html = await page.text()
    expect(html).toContain('The Blue Door has put this together for you.')
    expect(html).toContain('noindex')
    expect((await pageOf(url, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    const taken = await pageOf(url, own)
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `/shop/${shop.slug}/checkout`])
    expect(taken.headers.getSetCookie()[0]).toMatch(new RegExp(`^souk_cart=${cart.id}\\.${token};.*HttpOnly`))
    expect((await pageOf(url.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A')))).status).toBe(404)
    await souk.dependencies.recorder.flush()
    expect(await tablesHolding(souk.owner, token)).toEqual([])
  })

  it('stands in the list of its shop with its address, and with what became of it', async () => {
    const { merchant, slug, products } = await openShopWith(souk, { Mug: { price: '18.50', quantity: 10 } })
    const items = [{ product_id: products.Mug, quantity: 2 }]
    const open = async (about: object) => (await merchant.post('/drafts', { items, ...about })).body.data
    const first = await open({ email: 'ada@example.com', shipping_address: home })
    const [ordered, over] = [await open({ email: 'ada@example.com', shipping_address: home }), await open({})]
    const byToken = (method: string, rest: string, sent?: object) =>
      clientOf(souk).call(method, `/shops/${slug}/carts/${ordered.cart.id}${rest}`, sent, {
        'x-cart-token': ordered.token,
      })
    const [rate] = (await byToken('GET', '/shipping-rates')).body.data
    const { totals } = (await byToken('PATCH', '', { shipping_rate_id: rate.id })).body.data
    expect((await byToken('POST', '/order', { expected_total: totals.total })).status).toBe(201)
    await underneath(souk, `UPDATE carts SET expires_at = now() WHERE id = ${over.cart.id}`)
    await openCart(souk, slug, { [products.Mug as number]: 1 })
    await shop.merchant.post('/drafts', { items: mugs(1) })

    const { body } = await merchant.get('/drafts')
    expect(body.meta).toMatchObject({ total: 3, next_cursor: null })
    expect(body.data).toMatchObject([
      { id: over.cart.id, state: 'expired', url: null, order: null },
      { id: ordered.cart.id, state: 'completed', url: null, order: { number: 1 } },
      { id: first.cart.id, state: 'open', url: first.url, order: null, email: 'ada@example.com', name: home.name },
    ])
    const [, , draft] = body.data
    expect(draft).toMatchObject({
      user_id: merchant.id,
      items: [{ product_id: products.Mug, title: 'Mug', options: {}, quantity: 2 }],
      items_total: '37.00',
      currency: 'EUR',
    })
    expect([Object.keys(draft).includes('token_hash'), Object.keys(draft).includes('slug')]).toEqual([false, false])
    expect((await merchant.get(`/drafts/${draft.id}`)).body.data).toEqual(draft)
    const ids = async (query: string) => (await merchant.get(`/drafts?${query}`)).body.data.map(({ id = 0 }) => id)
    expect(await ids('state=open')).toEqual([first.cart.id])
    expect(await ids('state=expired')).toEqual([over.cart.id])
    expect(await ids('sort=id')).toEqual([first.cart.id, ordered.cart.id, over.cart.id])

    expect((await shop.merchant.get(`/drafts/${draft.id}`)).status).toBe(404)
    const admin = await newUser(souk, 'admin')
    expect((await admin.get(`/drafts?user_id=${merchant.id}`)).body.data).toEqual(body.data)
    expect((await admin.get(`/drafts/${draft.id}`)).body.data).toEqual(draft)
  })

  it('is given up: its address leads nowhere, nothing tells whose it was, and the list has it no more', async () => {
    const open = async () =>
      (await shop.merchant.post('/drafts', { items: mugs(1), email: 'eve@example.com' })).body.data
    const [{ cart, url }, over] = [await open(), await open()]
    const stranger = await newUser(souk, 'merchant')
    const giveUp = (id: number, by = shop.merchant) => by.call('DELETE', `/drafts/${id}`)
    expect((await giveUp(cart.id, stranger)).status).toBe(404)
    expect((await giveUp(cart.id)).status).toBe(204)
    expect(await (await pageOf(url)).text()).toContain('not there any more')
    expect((await shop.merchant.get(`/drafts/${cart.id}`)).status).toBe(404)
    await underneath(souk, `UPDATE carts SET expires_at = now() WHERE id = ${over.cart.id}`)
    await expireCarts(souk.dependencies.database)
    expect((await shop.merchant.get(`/drafts/${over.cart.id}`)).body.data).toMatchObject({
      state: 'expired',
      email: null,
    })
    expect((await giveUp(over.cart.id)).status).toBe(204)
    const { data } = (await shop.merchant.get('/drafts?per_page=100')).body
    expect(data.filter(({ id = 0 }) => [cart.id, over.cart.id].includes(id))).toEqual([])
    expect(await tablesHolding(souk.owner, 'eve@example.com')).toEqual([])
    const own = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
    expect((await giveUp(own.id)).status, 'a visitor’s own').toBe(404)
  })

  it('stays while it is being paid, and once it is ordered', async () => {
    const { cart } = (await shop.merchant.post('/drafts', { items: mugs(1) })).body.data
    for (const state of ['paying', 'completed']) {
      await underneath(souk, `UPDATE carts SET state = '${state}' WHERE id = ${cart.id}`)
      expect((await shop.merchant.call('DELETE', `/drafts/${cart.id}`)).body.code).toBe('cart_closed')
    }
  })

  it('is distinguished from a visitor’s own, whose address leads nowhere', async () => {
    const { id, token, call } = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
    expect((await call('GET')).body.data.drafted).toBe(false)
    const url = `${souk.origin}/shop/${shop.slug}/drafts/${id}.${token}`
    expect([(await pageOf(url)).status, (await pageOf(url, own)).status]).toEqual([404, 404])
    expect((await pageOf(url, own)).headers.getSetCookie()).toEqual([])
  })
})
