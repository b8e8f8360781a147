import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, phone, seriousProblems, signIn, takePicture, visit } from './browser.ts'
import { type Souk, startSouk } from './harness.ts'
import { fillShelves, type OpenShop, openStorefront, sendTo } from './open-storefront.ts'

let souk: Souk
let browser: Browser
let shop: OpenShop

beforeAll(async () => {
  const settings = { CART_LIMIT_PER_MINUTE: '0', PAYMENT_TEST_PROVIDER: 'true' }
  ;[souk, browser] = await Promise.all([startSouk(settings), openBrowser()])
  shop = await openStorefront(souk, 'blue-door', { colour: '#1d4f8c', country: 'DE' })
  await fillShelves(shop)
  await sendTo(shop)
  return () => browser.close()
})

const buyer = {
  email: 'mira@example.com',
  'shipping.name': 'Mira Beispiel',
  'shipping.line1': 'Hafenstr. 4',
  'shipping.postal_code': '20457',
  'shipping.city': 'Hamburg',
}

const ordersOf = async () => (await shop.merchant.get('/orders?sort=-id')).body

async function goToCheckout(page: Page, slug: string): Promise<void> {
  await page.goto(`/shop/blue-door/listings/${slug}`)
  await page.getByRole('button', { name: 'Put into the cart' }).click()
  await page.getByRole('link', { name: 'To the checkout' }).click()
  for (const [name, text] of Object.entries(buyer)) await page.locator(`[name="${name}"]`).fill(text)
  await page.getByRole('button', { name: 'Show how it can be sent' }).last().click()
  await orderButton(page).waitFor()
}

const orderButton = (page: Page) => page.getByRole('button', { name: /^Order and pay/ })

async function pay(page: Page, scenario: string): Promise<void> {
  await page.locator('[name="provider"][value="test"]').check()
  await page.getByLabel('What the test payment plays').selectOption(scenario)
  await orderButton(page).click()
}

it('pays without a script: after a decline the cart is as it was, and the next payment becomes the order', async () => {
  const { page } = await visit(browser, souk, { ...phone, javaScriptEnabled: false })
  await goToCheckout(page, 'espresso-cup')
  await pay(page, 'declines')
  await page.getByRole('alert').getByText('The card was declined. Your cart is as it was').waitFor()
  expect(new URL(page.url()).pathname).toBe('/shop/blue-door/checkout')
  await expect.poll(() => page.locator('[name="shipping.name"]').inputValue()).toBe(buyer['shipping.name'])
  await expect.poll(() => page.locator('[name="provider"][value="test"]').isChecked()).toBe(true)
  await takePicture(page, 'storefront-paying-declined')
  expect((await ordersOf()).meta.total).toBe(0)
  await pay(page, 'pays')
  await page.getByRole('heading', { name: /^Order \d+$/ }).waitFor()
  await page.getByText('Paid', { exact: true }).waitFor()
  await takePicture(page, 'storefront-paying-order')
  const { data, meta } = await ordersOf()
  expect([meta.total, data[0].payment_status, data[0].total_price]).toEqual([1, 'paid', '17.40'])
  await page.context().close()
})

it('waits for a payment that is silent so far, is led back to it from the cart, and may pay another way', async () => {
  const { page, complaints } = await visit(browser, souk, phone)
  await goToCheckout(page, 'glazed-bowl')
  const before = (await ordersOf()).meta.total
  await pay(page, 'late')
  const waiting = page.getByRole('heading', { name: 'Your payment is under way' })
  await waiting.waitFor()
  await takePicture(page, 'storefront-paying-waiting')
  expect(await seriousProblems(page)).toEqual([])
  await expectNoSidewaysScroll(page)
  // It looks by itself, time and again.
  await page.waitForEvent('load', { timeout: 15_000 })
  await waiting.waitFor()
  await page.goto('/shop/blue-door/cart')
  await waiting.waitFor()
  expect(new URL(page.url()).pathname).toBe('/shop/blue-door/checkout/payment')
  await page.getByRole('button', { name: 'Stop and pay another way' }).click()
  await page.getByRole('alert').getByText('That payment has ended.').waitFor()
  expect((await ordersOf()).meta.total).toBe(before)
  await page.locator('[name="provider"][value="manual"]').check()
  await orderButton(page).click()
  await page.getByRole('heading', { name: /^Order \d+$/ }).waitFor()
  const { data, meta } = await ordersOf()
  expect([meta.total, data[0].payment_status]).toEqual([before + 1, 'unpaid'])
  expect(complaints).toEqual([])
  await page.context().close()
})

it('says that the shop looks at it when too little was paid; the buyer begins anew, and the shop takes what came', async () => {
  const { page } = await visit(browser, souk, phone)
  await goToCheckout(page, 'wool-throw')
  await pay(page, 'wrong_amount')
  await page.getByRole('heading', { name: 'The shop looks at your payment' }).waitFor()
  await takePicture(page, 'storefront-paying-review')
  expect(await seriousProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Begin a new cart' }).click()
  await page.goto('/shop/blue-door/cart')
  await page.getByText('Your cart is empty.').waitFor()
  await page.context().close()
  const { page: desk } = await visit(browser, souk)
  await signIn(desk, shop.merchant, '/dashboard/orders')
  const notice = desk.getByRole('region', { name: 'Payments to be looked at' })
  await notice.getByText('93.89 EUR instead of 93.90 EUR').waitFor()
  await takePicture(desk, 'dashboard-payment-review')
  await notice.getByRole('button', { name: 'Take it for the order' }).click()
  await notice.waitFor({ state: 'detached' })
  const { data } = await ordersOf()
  expect([data[0].payment_status, data[0].total_price]).toEqual(['partially_paid', '93.90'])
  await desk.goto(`/dashboard/orders?order=${data[0].id}`)
  await desk.getByRole('list', { name: 'Payments' }).getByText('93.89 of 93.90 EUR came').waitFor()
  await takePicture(desk, 'dashboard-order-payments')
  await desk.goto('/dashboard/shop')
  const invoice = desk.getByRole('form', { name: 'Invoice or transfer' })
  await invoice.getByLabel('Buyers can pay this way').uncheck({ force: true })
  await invoice.getByRole('button', { name: 'Save' }).click()
  await desk.getByText('Saved.').waitFor()
  await takePicture(desk, 'dashboard-payment-accounts')
  const accounts = (await shop.merchant.get('/payment-accounts')).body.data
  expect(accounts.map(({ provider, enabled }: Record<string, unknown>) => [provider, enabled])).toEqual([
    ['manual', false],
    ['test', true],
  ])
  await desk.context().close()
})
