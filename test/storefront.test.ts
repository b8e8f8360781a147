import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser } from './client.ts'
import { type Souk, startSouk } from './harness.ts'
import { fillShelves, type OpenShop, openStorefront } from './open-storefront.ts'

const origin = 'https://market.example'

describe('the pages of a shop', () => {
  let souk: Souk
  let shop: OpenShop

  beforeAll(async () => {
    souk = await startSouk({ APP_URL: origin })
    shop = await openStorefront(souk, 'blue-door', { description: 'Things for the table.\n\nSince 2011.' })
    await fillShelves(shop)
  })

  const fetchPage = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${souk.origin}/shop/${path}`, { redirect: 'manual', headers })
  const read = async (path: string) => {
    const answer = await fetchPage(path)
    return { status: answer.status, headers: answer.headers, html: await answer.text() }
  }
  const dataIn = (html: string) =>
    [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) =>
      JSON.parse(json ?? ''),
    )
  const metaIn = (html: string, name: string) =>
    new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1]

  it('show every price that the API says, and none besides', async () => {
    const visitor = clientOf(souk)
    const { data } = (await visitor.get('/shops/blue-door/listings?per_page=100')).body
    const { html } = await read('blue-door/search')
    const shown = [...html.matchAll(/€([\d.]+)/g)].map(([, price]) => price)
    const told = data.flatMap((listing: { price_from: string; compare_at_price: string | null }) => [
      listing.price_from,
      ...(listing.compare_at_price === null ? [] : [listing.compare_at_price]),
    ])
    expect(shown).toEqual(told)
    for (const { options, price, sku } of (await visitor.get('/shops/blue-door/listings/linen-shirt')).body.data
      .products) {
      const chosen = new URLSearchParams({ 'option.size': options.size, 'option.colour': options.colour })
      const page = (await read(`blue-door/listings/linen-shirt?${chosen}`)).html.replace(/^.*<main/s, '')
      expect([...page.matchAll(/€([\d.]+)/g)].map(([, amount]) => amount)).toEqual([price])
      expect(page).toContain(sku)
    }
  })

  it('may be kept by what stands in between for half a minute, and are asked for anew without being sent again', async () => {
    const page = await fetchPage('blue-door')
    expect(page.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=30, stale-while-revalidate=300')
    expect(page.headers.get('set-cookie')).toBeNull()
    const again = await fetchPage('blue-door', { 'if-none-match': page.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await shop.merchant.call('PATCH', '/shop', { description: 'Things for every table.\n\nSince 2011.' })
    const changed = await fetchPage('blue-door', { 'if-none-match': page.headers.get('etag') ?? '' })
    expect([changed.status, (await changed.text()).includes('every table')]).toEqual([200, true])
    const [, script] = /src="(\/storefront-assets\/[^"]+\.js)"/.exec((await read('blue-door')).html) ?? []
    const file = await fetch(`${souk.origin}${script}`, { headers: { 'accept-encoding': 'br' } })
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(file.headers.get('content-encoding')).toBe('br')
  })

  it('tell search engines what they are about, and which address is the one', async () => {
    const { html } = await read('blue-door/listings/linen-shirt?option.size=L')
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/i)
    expect(html).toContain('<title>Linen shirt – Blue Door</title>')
    expect(html).toContain(`<link rel="canonical" href="${origin}/shop/blue-door/listings/linen-shirt"/>`)
    expect(metaIn(html, 'og:title')).toBe('Linen shirt – Blue Door')
    expect(metaIn(html, 'og:type')).toBe('product')
    expect(metaIn(html, 'description')).toMatch(/^A shirt for warm days, woven/)
    const [product, trail] = dataIn(html)
    expect(product).toMatchObject({ '@type': 'Product', name: 'Linen shirt' })
    expect(product.offers).toContainEqual(
      expect.objectContaining({
        price: '39.00',
        priceCurrency: 'EUR',
        sku: 'LS-S-IN',
        availability: 'https://schema.org/LimitedAvailability',
      }),
    )
    expect(trail.itemListElement.map(({ name }: { name: string }) => name)).toEqual([
      'Blue Door',
      'Textiles',
      'Linen shirt',
    ])
    const sorted = (await read('blue-door/search?sort=price&in_stock=true')).html
    expect([metaIn(sorted, 'robots'), sorted.includes('rel="canonical"')]).toEqual(['noindex', false])
  })

  it('are listed in a sitemap of the shop', async () => {
    const { html, headers } = await read('blue-door/sitemap.xml')
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8')
    const places = [...html.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => place)
    for (const path of ['', '/categories/kitchen', '/categories/cups', '/listings/linen-shirt', '/listings/tea-glass'])
      expect(places).toContain(`${origin}/shop/blue-door${path}`)
    expect(places).toHaveLength(new Set(places).size)
  })

  it('are what robots may read, from the one sitemap that names those of the shops; nothing else is', async () => {
    const closed = (await (await newUser(souk, 'merchant')).get('/shop')).body.data.slug
    const robots = await fetch(`${souk.origin}/robots.txt`)
    expect([robots.status, robots.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
    const text = await robots.text()
    const may = crawlerBy(text)
    for (const path of [
      '',
      '/search',
      '/categories/account',
      '/listings/cart',
      '/listings/checkout-lamp',
      '/sitemap.xml',
    ])
      expect([path, may(`/shop/blue-door${path}`)]).toEqual([path, true])
    expect(may('/shop/cartier')).toBe(true)
    expect(may('/media/0f/640.webp')).toBe(true)
    const own = [
      '/cart',
      '/cart/items',
      '/checkout',
      '/checkout/payment',
      '/account',
      '/account/sign-in',
      '/orders/ot_x',
      '/drafts/1.ct_x',
    ]
    for (const path of [
      ...own.map((page) => `/shop/blue-door${page}`),
      '/dashboard',
      '/dashboard/orders',
      '/api/v1/me',
    ])
      expect([path, may(path)]).toEqual([path, false])
    expect(text).toContain(`Sitemap: ${origin}/sitemap.xml\n`)
    const named = await (await fetch(`${souk.origin}/sitemap.xml`)).text()
    expect(named).toContain(`<loc>${origin}/shop/blue-door/sitemap.xml</loc>`)
    expect(named).not.toContain(closed)
  })

  it('let nothing that a merchant writes become a part of the page', async () => {
    const hostile = await openStorefront(souk, 'hostile', {
      name: '"><img src=x onerror=alert(1)>',
      description: '</style><script>alert(2)</script>',
    })
    const { slug } = await hostile.publish({
      title: '</script><script>alert(3)</script>',
      slug: 'hostile',
      description: '<script>alert(4)</script>',
      option_names: ['"><b>size'],
      products: [{ price: '1.00', quantity: 1, options: { '"><b>size': '\'"><svg onload=alert(5)>' } }],
    })
    for (const path of ['', `/listings/${slug}`, '/search?search=%22%3E%3Cscript%3Ealert(6)', '/icon.svg']) {
      const { html, status } = await read(`hostile${path}`)
      expect(status, path).toBe(200)
      expect(html, path).not.toMatch(/<script>alert|<img src=x|<svg onload|<b>size/)
    }
    expect(dataIn((await read(`hostile/listings/${slug}`)).html)[0].name).toBe('</script><script>alert(3)</script>')
  })

  it('run no script and show no style but their own', async () => {
    const policy = (await read('blue-door/listings/linen-shirt')).headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'self' 'sha256-[^']+' 'sha256-[^']+'; style-src 'self' 'sha256-/,
    )
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })

  it('lead from a former address to the present one', async () => {
    const moving = await openStorefront(souk, 'old-corner')
    const { id } = await moving.publish({ title: 'Lamp', products: [{ price: '20.00', quantity: 9 }] })
    await moving.merchant.call('PATCH', `/listings/${id}`, { slug: 'floor-lamp' })
    const leads = async (path: string) => {
      const { status, headers } = await fetchPage(path)
      return [status, headers.get('location')]
    }
    expect(await leads('old-corner/listings/lamp?option.size=M')).toEqual([
      301,
      '/shop/old-corner/listings/floor-lamp?option.size=M',
    ])
    await moving.merchant.call('PATCH', '/shop', { slug: 'new-corner' })
    expect(await leads('old-corner/search?search=lamp')).toEqual([301, '/shop/new-corner/search?search=lamp'])
    expect(await leads('new-corner/')).toEqual([301, '/shop/new-corner'])
    expect((await read('new-corner/listings/floor-lamp')).status).toBe(200)
  })

  it('say in their own manner that there is nothing, and keep that nowhere', async () => {
    const nowhere = await read('blue-door/listings/nothing')
    expect([nowhere.status, nowhere.headers.get('cache-control')]).toEqual([404, 'private, no-store'])
    expect(nowhere.html).toContain('There is nothing here')
    expect(nowhere.html).toContain('href="/shop/blue-door"')
    expect((await read('blue-door/categories/nothing')).status).toBe(404)
    expect((await read('blue-door/some/other/page')).status).toBe(404)
    const closed = await openStorefront(souk, 'closed-door')
    await closed.merchant.call('DELETE', '/shop/opening')
    const page = await read('closed-door')
    expect([page.status, page.html.includes('There is no shop here')]).toEqual([404, true])
    expect(page.html).not.toContain('Blue Door')
  })

  it('answer a filter that is none beside its field, and show the rest', async () => {
    const { status, html } = await read('blue-door/search?min_price=cheap&sort=nonsense&page=-3')
    expect(status).toBe(200)
    expect(html).toMatch(/<input id="min_price"[^>]*aria-invalid="true"[^>]*value="cheap"/)
    expect(html).toContain('Write an amount, such as 19.99.')
    expect(html).toContain('Linen shirt')
    const dear = (await read('blue-door/search?min_price=60,50&in_stock=true')).html
    expect(dear).toContain('Copper kettle')
    expect(dear).not.toContain('Espresso cup')
  })

  it('lead through many articles page by page, filters and all', async () => {
    const long = await openStorefront(souk, 'long-shelf')
    for (let number = 1; number <= 26; number += 1)
      await long.publish({ title: `Plate ${number}`, products: [{ price: `${number}.00`, quantity: 9 }] })
    const first = (await read('long-shelf/search?sort=price')).html
    const [, next] = /rel="next" href="([^"]+)"/.exec(first) ?? []
    expect(next?.replaceAll('&amp;', '&')).toBe('/shop/long-shelf/search?sort=price&page=2')
    const second = await read('long-shelf/search?sort=price&page=2')
    expect(second.html).toContain('Page 2 of 2')
    expect(second.html).toContain('Plate 26')
    expect(second.html).not.toContain('>Plate 2<')
  })

  it('speak and count as the shop does', async () => {
    const laden = await openStorefront(souk, 'laden', { locale: 'de-AT', currency: 'EUR' })
    await laden.publish({ title: 'Krug', products: [{ price: '1234.50', quantity: 2, compare_at_price: '1300.00' }] })
    const { html } = await read('laden/listings/krug')
    expect(html).toContain('<html lang="de-AT" dir="ltr">')
    expect(html.replaceAll('\u00a0', ' ')).toContain('€ 1.234,50')
    expect(html).toContain('Nur noch wenige da')
    const tokyo = await openStorefront(souk, 'tokyo', { locale: 'ja', currency: 'JPY' })
    await tokyo.publish({ title: 'Chawan', products: [{ price: '1200.00', quantity: 9 }] })
    expect((await read('tokyo/search')).html).toMatch(/[¥￥]1,200</)
    await openStorefront(souk, 'amman', { locale: 'ar-JO' })
    expect((await read('amman')).html).toContain('<html lang="ar-JO" dir="rtl">')
  })
})

describe('what a page asks of the API', () => {
  it('counts for the visitor, as anything they ask, and for nobody else', async () => {
    const souk = await startSouk({ RATE_LIMIT_PER_MINUTE: '12', TRUST_PROXY: 'true' })
    const visitor = (address: string) => ({ headers: { 'x-forwarded-for': address } })
    const ask = async (path: string, address: string) => (await fetch(`${souk.origin}${path}`, visitor(address))).status
    const statuses: number[] = []
    // A page that finds no shop has asked twice.
    for (let visit = 0; visit < 7; visit += 1) statuses.push(await ask('/shop/nobody', '198.51.100.7'))
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 429])
    expect(await ask('/api/v1/shops/nobody', '198.51.100.7')).toBe(429)
    expect(await ask('/shop/nobody', '198.51.100.8')).toBe(404)
    const refused = await fetch(`${souk.origin}/shop/nobody`, visitor('198.51.100.7'))
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await refused.text()).toContain('A little slower, please')
  })
})

/** Whether a crawler may read a path: of the rules that fit, the longest decides, and it may where none does (RFC 9309). */
function crawlerBy(robots: string): (path: string) => boolean {
  const rules = [...robots.matchAll(/^(Allow|Disallow): (\S+)$/gm)].map(([, kind, pattern = '']) => ({
    allows: kind === 'Allow',
    length: pattern.length,
    fits: new RegExp(`^${pattern.replace(/[.?]/g, '\\$&').replaceAll('*', '.*')}`),
  }))
  return (path) => {
    const fitting = rules.filter(({ fits }) => fits.test(path))
    return fitting.toSorted((one, other) => other.length - one.length)[0]?.allows ?? true
  }
}
