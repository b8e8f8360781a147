import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, phone, seriousProblems, takePicture, visit } from './browser.ts'
import { newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { fillShelves, type OpenShop, openStorefront, sendTo } from './open-storefront.ts'

const desktop = { viewport: { width: 1280, height: 900 } }

let souk: Souk
let browser: Browser
let shop: OpenShop
let admin: User

beforeAll(async () => {
  ;[souk, browser] = await Promise.all([startSouk({ CART_LIMIT_PER_MINUTE: '0' }), openBrowser()])
  shop = await openStorefront(souk, 'blue-door', { colour: '#1d4f8c', country: 'DE' })
  await fillShelves(shop)
  await sendTo(shop)
  admin = await newUser(souk, 'admin')
  return () => browser.close()
})

const buyer = {
  email: 'mira@example.com',
  'shipping.name': 'Mira Beispiel',
  'shipping.line1': 'Hafenstr. 4',
  'shipping.postal_code': '20457',
  'shipping.city': 'Hamburg',
}

async function fillAddress(page: Page, fields: Record<string, string> = buyer): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text)
}

const orderOf = async (merchant: OpenShop['merchant']) => (await merchant.get('/orders?sort=-id')).body.data[0]

/** The buyer's mail names the address at which they are. */
async function mailLeadsTo(page: Page): Promise<void> {
  const path = new URL(page.url()).pathname
  const isIt = ({ to, text = '' }: (typeof souk.mailServer.received)[number]) =>
    to?.[0]?.address === buyer.email && text.includes(path)
  await eventually(() => souk.mailServer.received.some(isIt))
}

async function inspect(page: Page, picture: string): Promise<void> {
  await takePicture(page, `storefront-${picture}`)
  expect(await seriousProblems(page), picture).toEqual([])
  await expectNoSidewaysScroll(page)
}

describe('a visitor who buys', () => {
  it.each([
    { look: 'desktop', options: desktop },
    { look: 'phone', options: phone },
  ])('chooses, fills the cart, checks out, and watches the order arrive, $look', async ({ look, options }) => {
    const { page, complaints } = await visit(browser, souk, options)
    await page.goto('/shop/blue-door/listings/glazed-bowl')
    await page.getByLabel('Quantity').fill('2')
    await page.getByRole('button', { name: 'Put into the cart' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('Glazed bowl').waitFor()
    await page.waitForTimeout(300)
    await inspect(page, `${look}-drawer`)
    await expect.poll(() => page.locator('[data-cart-count]').innerText()).toBe('2')
    await drawer.getByLabel('Quantity of Glazed bowl').fill('3')
    await drawer.getByLabel('Quantity of Glazed bowl').press('Tab')
    await drawer.getByText('€84.00').first().waitFor()
    await drawer.getByRole('link', { name: 'To the checkout' }).click()
    await page.getByRole('heading', { name: 'Checkout' }).waitFor()
    await inspect(page, `${look}-checkout-empty`)
    await fillAddress(page)
    await page.locator('[name="shipping.city"]').press('Tab')
    await page.getByText('Parcel').first().waitFor()
    await page.getByText('Express').click()
    await page.getByText('€96.90').first().waitFor()
    await inspect(page, `${look}-checkout`)
    await page.getByRole('button', { name: 'Order and pay €96.90' }).click()
    await page.getByRole('heading', { name: /^Order \d+$/ }).waitFor()
    await inspect(page, `${look}-order`)
    const order = await orderOf(shop.merchant)
    expect(order).toMatchObject({ source: 'storefront', email: buyer.email, total_price: '96.90', status: 'pending' })
    await expect.poll(() => page.locator('[data-cart-count]').isHidden()).toBe(true)
    const line = order.items[0].id
    const sent = await shop.merchant.post(`/orders/${order.id}/fulfillments`, {
      items: [{ order_item_id: line, quantity: 1 }],
      carrier: 'DHL',
      tracking_number: 'JD0123',
      tracking_url: 'https://track.example/JD0123',
    })
    await shop.merchant.call('PUT', `/fulfillments/${sent.body.data.id}/shipment`)
    await page.getByText('Partly on its way').waitFor()
    await expect
      .poll(() => page.getByRole('link', { name: 'Follow the parcel' }).getAttribute('href'))
      .toBe('https://track.example/JD0123')
    await inspect(page, `${look}-order-sent`)
    await mailLeadsTo(page)
    for (const status of ['paid', 'shipped', 'delivered'])
      expect((await admin.call('PUT', `/orders/${order.id}/status`, { status })).status, status).toBe(200)
    await page.getByText('Delivered').first().waitFor()
    await page.getByText('Paid', { exact: true }).waitFor()
    // It is over, so nobody asks any more.
    await expect.poll(() => page.locator('[data-refresh]').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('goes on to the checkout with what the shop put together for them on the phone', async () => {
    const { data: listing } = (await shop.merchant.get('/listings?search=Market basket')).body
    const [product] = (await shop.merchant.get(`/listings/${listing[0].id}/products`)).body.data
    const { data: draft } = (
      await shop.merchant.post('/drafts', {
        items: [{ product_id: product.id, quantity: 2 }],
        email: buyer.email,
        shipping_address: {
          name: 'Mira Beispiel',
          line1: 'Hafenstr. 4',
          postal_code: '20457',
          city: 'Hamburg',
          country: 'DE',
        },
      })
    ).body
    const { page, complaints } = await visit(browser, souk, phone)
    await page.goto(new URL(draft.url).pathname)
    await page.getByText('Blue Door has put this together for you.').waitFor()
    await inspect(page, 'phone-draft')
    await page.getByRole('button', { name: 'To the checkout' }).click()
    await page.getByRole('heading', { name: 'Checkout' }).waitFor()
    await expect.poll(() => page.locator('[name="shipping.city"]').inputValue()).toBe('Hamburg')
    await page.getByText('Express').click()
    await page.getByRole('button', { name: /^Order and pay/ }).click()
    await page.getByRole('heading', { name: /^Order \d+$/ }).waitFor()
    expect(await orderOf(shop.merchant)).toMatchObject({ email: buyer.email, status: 'pending' })
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('buys without a script, and is told beside each field what is missing', async () => {
    const { page } = await visit(browser, souk, { ...phone, javaScriptEnabled: false })
    await page.goto('/shop/blue-door/listings/market-basket')
    await page.getByRole('button', { name: 'Put into the cart' }).click()
    await page.getByRole('heading', { name: 'Cart' }).waitFor()
    await inspectWithoutScript(page, 'plain-cart')
    await page.getByLabel('Quantity of Market basket').fill('2')
    await page.getByRole('button', { name: 'Update' }).click()
    await page.getByText('€62.00').first().waitFor()
    await page.getByRole('link', { name: 'To the checkout' }).click()
    await fillAddress(page, { email: 'mira@', 'shipping.name': 'Mira Beispiel', 'shipping.city': 'Hamburg' })
    await page.getByRole('button', { name: 'Show how it can be sent' }).last().click()
    await page.getByRole('alert').waitFor()
    await inspectWithoutScript(page, 'plain-errors')
    await expect
      .poll(() => page.locator('#email-error').innerText())
      .toBe('This is no e-mail address that we can write to.')
    await expect.poll(() => page.locator('#shipping-line1-error').innerText()).toBe('Please fill this in.')
    await expect
      .poll(() => page.locator('#shipping-postal_code-error').innerText())
      .toBe('Germany needs a postal code.')
    await expect.poll(() => page.locator('[name="shipping.name"]').inputValue()).toBe('Mira Beispiel')
    await page.locator('[name="shipping.country"]').selectOption('US')
    await page.getByRole('button', { name: 'Show the fields of this country' }).first().click()
    await page.getByLabel('ZIP code').waitFor()
    await page.getByLabel('State', { exact: true }).waitFor()
    await page.locator('[name="shipping.country"]').selectOption('DE')
    await fillAddress(page)
    await page.getByRole('button', { name: 'Show how it can be sent' }).last().click()
    await page.getByRole('button', { name: 'Order and pay €66.90' }).click()
    await page.getByRole('heading', { name: /^Order \d+$/ }).waitFor()
    expect((await orderOf(shop.merchant)).total_price).toBe('66.90')
    await page.context().close()
  })

  it('is shown a price that changed, and pays what they saw', async () => {
    const { products } = await shop.publish({ title: 'Ladle', products: [{ price: '8.00', quantity: 9 }] })
    const { page } = await visit(browser, souk, desktop)
    await goToCheckout(page, 'ladle')
    await page.getByRole('button', { name: 'Order and pay €12.90' }).waitFor()
    await shop.merchant.call('PATCH', `/products/${products[0]?.id}`, { price: '9.50' })
    await page.getByRole('button', { name: 'Order and pay €12.90' }).click()
    await page.getByText('The total has changed from €12.90 to €14.40.').waitFor()
    await expect.poll(() => page.locator('[name="shipping.name"]').inputValue()).toBe(buyer['shipping.name'])
    await inspect(page, 'price-changed')
    await page.getByRole('button', { name: 'Order and pay €14.40' }).click()
    await page.getByRole('heading', { name: /^Order \d+$/ }).waitFor()
    expect((await orderOf(shop.merchant)).total_price).toBe('14.40')
    await page.context().close()
  })

  it('is told when somebody else has taken the last one meanwhile', async () => {
    const { products } = await shop.publish({ title: 'Last vase', products: [{ price: '20.00', quantity: 1 }] })
    const { page } = await visit(browser, souk, desktop)
    await goToCheckout(page, 'last-vase')
    await shop.merchant.post('/orders', { items: [{ product_id: products[0]?.id, quantity: 1 }] })
    await page.getByRole('button', { name: 'Order and pay €24.90' }).click()
    await page.getByRole('alert').getByText("'Last vase' is sold out.").waitFor()
    await inspect(page, 'sold-out')
    await page.context().close()
  })

  it('hears how many can be had when they want more', async () => {
    const { page } = await visit(browser, souk, desktop)
    await page.goto('/shop/blue-door/listings/tea-glass')
    await page.getByLabel('Quantity').fill('5')
    await page.getByRole('button', { name: 'Put into the cart' }).click()
    await page.getByRole('alert').getByText("Only 3 of 'Tea glass' can be had.").waitFor()
    await page.context().close()
  })

  it('gets one order for two presses of the button', async () => {
    const { page } = await visit(browser, souk, { ...desktop, javaScriptEnabled: false })
    await goToCheckout(page, 'espresso-cup')
    const before = (await shop.merchant.get('/orders')).body.meta.total
    const form = await page.evaluate<[string, string][]>('[...new FormData(document.querySelector("form.checkout"))]')
    const press = () =>
      page.request.post('/shop/blue-door/checkout', {
        form: { ...Object.fromEntries(form), do: 'order' },
        headers: { origin: souk.origin },
        maxRedirects: 0,
      })
    const [first, second] = await Promise.all([press(), press()])
    const places = [first, second].map((answer) => answer.headers().location)
    expect(places[0]).toMatch(/^\/shop\/blue-door\/orders\/ot_/)
    expect(places[1]).toBe(places[0])
    expect((await shop.merchant.get('/orders')).body.meta.total).toBe(before + 1)
    await page.context().close()
  })
})

async function goToCheckout(page: Page, slug: string): Promise<void> {
  await page.goto(`/shop/blue-door/listings/${slug}`)
  await page.getByRole('button', { name: 'Put into the cart' }).click()
  await page.getByRole('link', { name: 'To the checkout' }).click()
  await fillAddress(page)
  const [show, order] = [
    page.getByRole('button', { name: 'Show how it can be sent' }).last(),
    page.getByRole('button', { name: /^Order and pay/ }),
  ]
  await page.locator('[name="shipping.city"]').press('Tab')
  await show.or(order).first().waitFor()
  await eventually(async () => {
    if (await order.isVisible()) return true
    if (await show.isVisible()) await show.click().catch(() => {})
    return false
  })
}

/** axe needs a script. */
async function inspectWithoutScript(page: Page, picture: string): Promise<void> {
  await takePicture(page, `storefront-${picture}`)
}

describe('what only one visitor may see', () => {
  it('is kept by nobody, and its key is out of reach of scripts and of other shops', async () => {
    const added = await fetch(`${souk.origin}/shop/blue-door/cart/items`, {
      method: 'POST',
      headers: { origin: souk.origin },
      body: new URLSearchParams({ product_id: String(await productOf('espresso-cup')) }),
      redirect: 'manual',
    })
    expect([added.status, added.headers.get('location')]).toEqual([303, '/shop/blue-door/cart'])
    const [key, count] = added.headers.getSetCookie()
    expect(key).toMatch(/^souk_cart=\d+\.ct_[\w-]+; Path=\/shop\/blue-door; Max-Age=2592000; SameSite=Lax; HttpOnly$/)
    expect(count).toMatch(/^souk_cart_count=1; Path=\/shop\/blue-door; Max-Age=2592000; SameSite=Lax$/)
    const cookie = key?.split(';')[0] ?? ''
    for (const path of ['cart', 'checkout']) {
      const page = await fetch(`${souk.origin}/shop/blue-door/${path}`, { headers: { cookie } })
      expect([page.status, page.headers.get('cache-control'), page.headers.get('etag')]).toEqual([
        200,
        'private, no-store',
        null,
      ])
      expect(await page.text()).not.toContain('ct_')
    }
    const other = await fetch(`${souk.origin}/shop/blue-door/cart`, {
      headers: { cookie: cookie.replace(/\.ct_.{6}/, '.ct_AAAAAA') },
    })
    expect(await other.text()).toContain('Your cart is not there any more.')
  })

  it.each([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['another site, as the browser says', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['nobody who says so', {}],
  ])('takes no form of %s', async (_who, headers) => {
    const body = new URLSearchParams({ product_id: String(await productOf('espresso-cup')) })
    const answer = await fetch(`${souk.origin}/shop/blue-door/cart/items`, { method: 'POST', headers, body })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []])
    expect(await answer.text()).toContain('That came from somewhere else')
  })

  it('opens to the token of an order alone', async () => {
    const page = await fetch(`${souk.origin}/shop/blue-door/orders/ot_nobody`)
    expect(page.status).toBe(404)
  })
})

async function productOf(slug: string): Promise<number> {
  const { body } = await shop.merchant.get(`/shops/blue-door/listings/${slug}`)
  return body.data.products[0].id
}
