import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, phone, seriousProblems, takePicture, visit } from './browser.ts'
import { password } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { fillShelves, type OpenShop, openStorefront, sendTo } from './open-storefront.ts'
import { mailedTokenFor, mailsTo } from './shop-buyer.ts'

const desktop = { viewport: { width: 1280, height: 900 } }
const address = {
  'shipping.name': 'Mira Beispiel',
  'shipping.line1': 'Hafenstr. 4',
  'shipping.postal_code': '20457',
  'shipping.city': 'Hamburg',
}

let souk: Souk
let browser: Browser
let shop: OpenShop

beforeAll(async () => {
  ;[souk, browser] = await Promise.all([startSouk(), openBrowser()])
  shop = await openStorefront(souk, 'blue-door', { colour: '#1d4f8c', country: 'DE' })
  await fillShelves(shop)
  await sendTo(shop)
  return () => browser.close()
})

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text)
}

async function inspect(page: Page, picture: string): Promise<void> {
  await takePicture(page, `storefront-${picture}`)
  expect(await seriousProblems(page), picture).toEqual([])
  await expectNoSidewaysScroll(page)
}

async function putIntoCart(page: Page, listing: string): Promise<void> {
  await page.goto(`/shop/blue-door/listings/${listing}`)
  await page.getByRole('button', { name: 'Put into the cart' }).click()
  await page.getByText('To the checkout').waitFor()
}

async function register(page: Page, email: string): Promise<void> {
  await page.goto('/shop/blue-door/account')
  await page.getByRole('link', { name: 'Open an account' }).click()
  await fill(page, { name: 'Mira Beispiel', email, password })
  await page.getByRole('button', { name: 'Open an account' }).click()
}

async function signIn(page: Page, email: string, secret = password): Promise<void> {
  await fill(page, { email, password: secret })
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function order(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Order and pay/ }).click()
  await page.getByRole('heading', { name: /^Order \d+$/ }).waitFor()
}

describe('a buyer who comes back', () => {
  it('opens an account, proves the address, keeps one of theirs, and buys without writing it again', async () => {
    const email = 'mira@example.com'
    const { page, complaints } = await visit(browser, souk, desktop)
    await putIntoCart(page, 'glazed-bowl')
    await page.goto('/shop/blue-door/checkout')
    await fill(page, { email, ...address })
    await order(page)
    await register(page, email)
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    await page.getByText('You have not ordered anything yet.').waitFor()
    await inspect(page, 'account-new')
    const token = await mailedTokenFor(souk, email, 'verify')
    await page.goto(`/shop/blue-door/account/verify?token=${token}`)
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('Your address is confirmed.').waitFor()
    await page.getByRole('link', { name: 'Order 1' }).waitFor()
    await page.getByText('Keep another address').click()
    await fill(page, address)
    await page.getByRole('button', { name: 'Keep the address' }).click()
    await page.getByText('Hafenstr. 4').waitFor()
    await inspect(page, 'account')
    await putIntoCart(page, 'market-basket')
    await page.goto('/shop/blue-door/checkout')
    await expect.poll(() => page.locator('[name="email"]').inputValue()).toBe(email)
    await expect.poll(() => page.locator('[name="shipping.line1"]').inputValue()).toBe('Hafenstr. 4')
    await page.locator('[name="shipping.line1"]').fill('Elsewhere 9')
    await page.getByRole('button', { name: 'Use this address' }).click()
    await page.getByRole('button', { name: 'Order and pay €35.90' }).waitFor()
    await expect.poll(() => page.locator('[name="shipping.line1"]').inputValue()).toBe('Hafenstr. 4')
    await inspect(page, 'checkout-signed-in')
    await order(page)
    await page.goto('/shop/blue-door/account')
    await page.getByRole('link', { name: 'Order 2' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('finds the cart of one device on another, with what lies there, without a script', async () => {
    const email = 'juri@example.com'
    const { page: desk } = await visit(browser, souk, desktop)
    await putIntoCart(desk, 'tea-glass')
    await register(desk, email)
    await desk.getByRole('heading', { name: 'Your account' }).waitFor()
    const { page } = await visit(browser, souk, { ...phone, javaScriptEnabled: false })
    await page.goto('/shop/blue-door/listings/wool-throw')
    await page.getByRole('button', { name: 'Put into the cart' }).click()
    await page.goto('/shop/blue-door/account')
    await signIn(page, email, 'not the password')
    await page.getByText('The e-mail address or the password is wrong.').waitFor()
    await signIn(page, email)
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    await page.goto('/shop/blue-door/cart')
    for (const title of ['Tea glass', 'Wool throw']) await page.getByLabel(`Quantity of ${title}`).waitFor()
    await takePicture(page, 'storefront-phone-cart-joined')
    await desk.goto('/shop/blue-door/cart')
    await desk.getByLabel('Quantity of Wool throw').waitFor()
    await page.goto('/shop/blue-door/account')
    await takePicture(page, 'storefront-phone-account')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto('/shop/blue-door/account')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.goto('/shop/blue-door/cart')
    await page.getByText('Your cart is empty.').waitFor()
  })

  it('who registers with a known address hears nothing of it, and resets the password by mail', async () => {
    const email = 'noor@example.com'
    const { page: first } = await visit(browser, souk, desktop)
    await register(first, email)
    await first.getByRole('heading', { name: 'Your account' }).waitFor()
    const { page } = await visit(browser, souk, desktop)
    await page.goto('/shop/blue-door/account/register')
    await fill(page, { name: 'Eve', email, password: 'short' })
    await page.getByRole('button', { name: 'Open an account' }).click()
    await page.locator('#password-error').waitFor()
    await fill(page, { name: 'Eve', email, password: 'a guess that is long' })
    await page.getByRole('button', { name: 'Open an account' }).click()
    await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
    await eventually(() => mailsTo(souk, email).some(({ subject }) => subject?.includes('have an account already')))
    await page.goto('/shop/blue-door/account/forgot')
    await fill(page, { email })
    await page.getByRole('button', { name: 'Send the mail' }).click()
    const token = await mailedTokenFor(souk, email, 'reset')
    await page.goto(`/shop/blue-door/account/reset?token=${token}`)
    await inspect(page, 'account-reset')
    await fill(page, { password: 'quite another password' })
    await page.getByRole('button', { name: 'Save the password' }).click()
    await page.getByText('Your new password is saved.').waitFor()
    await signIn(page, email, 'quite another password')
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    await first.goto('/shop/blue-door/account')
    await first.getByRole('heading', { name: 'Sign in' }).waitFor()
  })

  it('changes name and consent, takes the data along, and erases the account', async () => {
    const email = 'zoe@example.com'
    const { page } = await visit(browser, souk, desktop)
    await register(page, email)
    await page.locator('[name="name"]').fill('Zoë Neu')
    await page.locator('[name="marketing_consent"]').check()
    await page.getByRole('button', { name: 'Save', exact: true }).first().click()
    await page.getByText('Saved.').waitFor()
    const [buyer] = (await shop.merchant.get('/buyers?search=zoe@')).body.data
    expect(buyer).toMatchObject({ name: 'Zoë Neu', marketing_consent: true, marketing_source: 'account' })
    await page.getByText('Change the address or the password').click()
    await page.locator('details [name="email"]').fill('zoe.neu@example.com')
    await page.locator('[name="current_password"]').fill('not the password')
    await page.locator('button[value="access"]').click()
    await page.locator('#current_password-error').waitFor()
    await page.locator('[name="current_password"]').fill(password)
    await page.locator('button[value="access"]').click()
    await page.getByText('We have written to the new address').waitFor()
    await mailedTokenFor(souk, 'zoe.neu@example.com', 'verify')
    await page.getByText('Your data').click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download it' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('blue-door-account.json')
    await page.locator('[name="sure"]').check()
    await page.getByRole('button', { name: 'Erase the account' }).click()
    await page.getByText('Your account is erased.').waitFor()
    expect((await shop.merchant.get(`/buyers/${buyer.id}`)).body.data).toMatchObject({ name: null, email: null })
  })

  it('speaks German in a German shop', async () => {
    const german = await openStorefront(souk, 'blaue-tuer', { locale: 'de', country: 'DE' })
    const { page } = await visit(browser, souk, phone)
    await page.goto(`/shop/${german.slug}/account`)
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor()
    await page.getByRole('link', { name: 'Konto eröffnen' }).click()
    await fill(page, { name: 'Ada', email: 'ada@example.com', password })
    await page.getByRole('button', { name: 'Konto eröffnen' }).click()
    await page.getByRole('heading', { name: 'Ihr Konto' }).waitFor()
    await inspect(page, 'phone-account-german')
  })
})
