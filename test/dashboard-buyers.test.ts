import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { newUser } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'
import { newBuyer, verify } from './shop-buyer.ts'
import { openCart, openShopWith } from './store-visitor.ts'

describe('in the dashboard, the buyers of a shop', () => {
  const { souk, here, visitAgain } = visits()

  async function shopWithBuyers() {
    const shop = await openShopWith(souk(), { Mug: { price: '18.50', quantity: 50 } })
    const ada = await newBuyer(souk(), shop.slug, { name: 'Ada Beispiel', marketing_consent: true })
    await verify(souk(), ada)
    const cart = await openCart(souk(), shop.slug, { [shop.products.Mug as number]: 2 })
    expect((await cart.order(await cart.fillIn(ada.email))).status).toBe(201)
    await newBuyer(souk(), shop.slug, { name: 'Grace Muster' })
    return { shop, ada }
  }

  it('are found, with their orders and what they agreed to, and handed out as a file', async () => {
    const { shop, ada } = await shopWithBuyers()
    await signIn(here(), shop.merchant, '/dashboard/buyers')
    await here().getByRole('cell', { name: 'Grace Muster' }).waitFor()
    await here().getByLabel('Search buyers').fill('beispiel')
    await here().getByRole('cell', { name: 'Grace Muster' }).waitFor({ state: 'detached' })
    await here().getByRole('cell', { name: 'Ada Beispiel' }).click()
    const drawer = here().getByRole('dialog')
    await drawer.getByText(ada.email).waitFor()
    await drawer.getByText('Agreed · ').waitFor()
    await drawer.getByText('41.90 EUR').waitFor()
    await takePicture(here(), 'buyer')
    expect(await seriousProblems(here())).toEqual([])
    const [file] = await Promise.all([
      here().waitForEvent('download'),
      drawer.getByRole('button', { name: 'Download all that is known' }).click(),
    ])
    const told = JSON.parse(readFileSync(await file.path(), 'utf8'))
    expect(told.buyer).toMatchObject({ id: ada.id, email: ada.email })
    await drawer.getByRole('link', { name: '#1' }).click()
    await here().getByRole('heading', { name: 'Order #1', level: 1 }).waitFor()
  })

  it('are erased after one question, and stay in the list without a name', async () => {
    const { shop, ada } = await shopWithBuyers()
    await signIn(here(), shop.merchant, `/dashboard/buyers?buyer=${ada.id}`)
    const drawer = here().getByRole('dialog', { name: 'Buyer' })
    await drawer.getByRole('button', { name: 'Erase' }).click()
    const question = here().getByRole('dialog', { name: 'Erase Ada Beispiel?' })
    await question.getByRole('button', { name: 'Not now' }).click()
    expect((await shop.merchant.get(`/buyers/${ada.id}`)).body.data.name).toBe('Ada Beispiel')
    await drawer.getByRole('button', { name: 'Erase' }).click()
    await question.getByRole('button', { name: 'Erase for good' }).click()
    await drawer.getByText(`Erased buyer ${ada.id}`).waitFor()
    await drawer.getByText('41.90 EUR').waitFor()
    await eventually(async () => (await shop.merchant.get(`/buyers/${ada.id}`)).body.data.name === null)
    await expect.poll(() => drawer.getByRole('button', { name: 'Erase' }).count()).toBe(0)
  })

  it('are no page of who keeps no shop, and fit on a phone', async () => {
    const { shop } = await shopWithBuyers()
    const customer = await newUser(souk())
    await signIn(here(), customer)
    await here().getByTestId('orders-count').waitFor()
    await expect.poll(() => here().getByRole('link', { name: 'Buyers' }).count()).toBe(0)
    const { page } = await visitAgain(phone)
    await signIn(page, shop.merchant, '/dashboard/buyers')
    await page.getByText('Ada Beispiel').waitFor()
    await takePicture(page, 'buyers-phone')
    await expectNoSidewaysScroll(page)
    expect(await seriousProblems(page)).toEqual([])
    await page.context().close()
  })
})
