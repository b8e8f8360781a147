import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, phone, seriousProblems, takePicture, visit } from './browser.ts'
import { type Souk, startSouk } from './harness.ts'
import { type OpenShop, openStorefront } from './open-storefront.ts'

let souk: Souk
let browser: Browser

beforeAll(async () => {
  ;[souk, browser] = await Promise.all([startSouk({ CART_LIMIT_PER_MINUTE: '6' }), openBrowser()])
  return () => browser.close()
})

async function openShop(slug: string, about: object = {}): Promise<OpenShop> {
  const shop = await openStorefront(souk, slug, about)
  await shop.publish({ title: 'Glazed bowl', products: [{ price: '28.00', quantity: 30 }] })
  for (const promotion of [
    { name: 'Spring sale', code: 'SPRING', kind: 'percent', value: '10' },
    { code: 'BIG', kind: 'percent', value: '20', min_total: '100.00' },
    { code: 'SMALL', kind: 'fixed', value: '0.50' },
  ])
    expect((await shop.merchant.post('/promotions', promotion)).status).toBe(201)
  return shop
}

describe('a visitor with a code', () => {
  it('enters it beside the cart, sees what it takes off, and takes it out again', async () => {
    await openShop('spring-shop')
    const { page, complaints } = await visit(browser, souk, phone)
    await page.goto('/shop/spring-shop/listings/glazed-bowl')
    await page.getByRole('button', { name: 'Put into the cart' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('Voucher code').fill('big')
    await drawer.getByRole('button', { name: 'Enter' }).click()
    await drawer.getByRole('alert').getByText("The code 'BIG' is for carts whose items come to €100.00").waitFor()
    await drawer.getByLabel('Voucher code').fill('spring')
    await drawer.getByLabel('Voucher code').press('Enter')
    await drawer.getByText('Discount: Spring sale').waitFor()
    await drawer.getByText('-€2.80').waitFor()
    await drawer.getByLabel('Voucher code').fill('SMALL')
    await drawer.getByRole('button', { name: 'Enter' }).click()
    await drawer.getByText('takes nothing off beside the rest').waitFor()
    await page.waitForTimeout(300)
    await takePicture(page, 'storefront-codes')
    expect(await seriousProblems(page)).toEqual([])
    await expectNoSidewaysScroll(page)
    await drawer.getByRole('link', { name: 'To the checkout' }).click()
    await page.getByRole('heading', { name: 'Checkout' }).waitFor()
    await page.getByText('Discount: Spring sale').waitFor()
    await page.goto('/shop/spring-shop/cart')
    await page.getByRole('button', { name: 'Remove SPRING' }).click()
    await page.getByText('Discount: SMALL').waitFor()
    await expect.poll(() => page.getByText('Discount: Spring sale').count()).toBe(0)
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
    await page.context().close()
  })

  it('enters it at the checkout too, keeps what is written there, and hears the same', async () => {
    await openShop('late-shop')
    const { page, complaints } = await visit(browser, souk, phone)
    const [city, code] = [page.locator('#shipping-city'), page.getByLabel('Voucher code')]
    await page.goto('/shop/late-shop/listings/glazed-bowl')
    await page.getByRole('button', { name: 'Put into the cart' }).click()
    await page.getByRole('link', { name: 'To the checkout' }).click()
    await city.fill('Wien')
    await code.fill('big')
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByText("The code 'BIG' is for carts whose items come to €100.00").waitFor()
    await expect.poll(() => code.inputValue()).toBe('big')
    await expect.poll(() => city.inputValue()).toBe('Wien')
    await takePicture(page, 'storefront-checkout-codes')
    expect(await seriousProblems(page)).toEqual([])
    await code.fill('spring')
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByText('Discount: Spring sale').waitFor()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    await expect.poll(() => code.inputValue()).toBe('')
    await expect.poll(() => city.inputValue()).toBe('Wien')
    await page.getByRole('button', { name: 'Remove SPRING' }).click()
    await expect.poll(() => page.getByText('Discount: Spring sale').count()).toBe(0)
    await expect.poll(() => city.inputValue()).toBe('Wien')
    // Enter in the field saves the form, and a code that stands in it counts.
    await code.fill('spring')
    await code.press('Enter')
    await page.getByText('Discount: Spring sale').waitFor()
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
    await page.context().close()
  })

  it('is told in the shop’s language and without a script, and not to guess for ever', async () => {
    const shop = await openShop('fruehling', { locale: 'de-DE' })
    const { page } = await visit(browser, souk, { ...phone, javaScriptEnabled: false })
    await page.goto('/shop/fruehling/listings/glazed-bowl')
    await page.getByRole('button', { name: 'In den Warenkorb' }).click()
    const enter = async (code: string) => {
      await page.getByLabel('Gutscheincode').fill(code)
      await page.getByRole('button', { name: 'Einlösen' }).click()
    }
    await enter('../cart')
    await page.getByRole('alert').getByText('Den Code „../cart“ gibt es hier nicht.').waitFor()
    await enter('BIG')
    await page.getByRole('alert').getByText('Der Code „BIG“ gilt ab einem Warenwert von 100,00').waitFor()
    await enter('SPRING')
    await page.getByText('Rabatt: Spring sale').waitFor()
    await shop.merchant.call('PATCH', `/promotions/${(await newest(shop)).id}`, { enabled: false })
    await page.reload()
    await page.getByText('Den Code „SPRING“ gibt es hier nicht.').waitFor()
    for (const code of ['GUESS-1', 'GUESS-2', 'GUESS-3', 'GUESS-4']) await enter(code)
    await page.getByRole('alert').getByText('Das war zu oft in kurzer Zeit.').waitFor()
    await page.context().close()
  })
})

const newest = async ({ merchant }: OpenShop) => (await merchant.get('/promotions?search=spring')).body.data[0]
