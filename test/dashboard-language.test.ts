import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { german, germanOfServer } from '../dashboard/src/language/german.ts'
import { seriousProblems, signIn, takePicture } from './browser.ts'
import { newProduct, newUser, password } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'
import { fillShop } from './store-visitor.ts'

const translations = Object.entries({ ...german, ...germanOfServer })
/** What is one word in both. */
const same = new Set([...translations.filter(([word, said]) => word === said).map(([word]) => word), 'Souk', 'SKU'])

/** Every text of the page that holds a word, and what is said of what cannot be seen. */
const textsOf = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const texts = [...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((element) =>
      ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''))
    const walker = document.createTreeWalker(document.querySelector('#root'), NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.matches('style')) texts.push(walker.currentNode.data)
    return [...new Set([document.title, ...texts].map((text) => text.trim()).filter((text) => /\\p{L}{2}/u.test(text)))]
  })()`)

describe('in the dashboard, who reads German', () => {
  const { souk, here, visitAgain } = visits()

  it('signs in and sees the overview in German alone, numbers and days as well, and can change to English', async () => {
    const merchant = await newUser(souk(), 'merchant')
    const { id } = await newProduct(merchant, { name: 'Kupferkanne', price: '1234.50', quantity: 3 })
    await newProduct(merchant, { name: 'Teeglas', price: '3.20', quantity: 0 })
    await merchant.post('/orders', { items: [{ product_id: id, quantity: 2 }] })
    await signIn(here(), merchant)
    await here().getByTestId('orders-count').waitFor()
    await here().getByText('Kupferkanne').first().waitFor()
    const english = await textsOf(here())
    await here().context().clearCookies()
    await here().goto('/dashboard')
    await here().getByRole('heading', { level: 1, name: 'Sign in to your stall' }).waitFor()
    const englishDoor = await textsOf(here())

    const { page, complaints } = await visitAgain({ locale: 'de-AT' })
    await page.goto('/dashboard')
    await page.getByRole('heading', { level: 1, name: 'Anmelden an Ihrem Stand' }).waitFor()
    expect((await textsOf(page)).filter((text) => englishDoor.includes(text) && !same.has(text))).toEqual([])
    expect(await seriousProblems(page)).toEqual([])
    await page.getByLabel('E-Mail-Adresse').fill(merchant.email)
    await page.getByLabel('Passwort', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await page.getByText('Die E-Mail-Adresse oder das Passwort ist falsch.').waitFor()
    await page.getByLabel('Passwort', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor()
    await page.getByText('2.469,00').or(page.getByText('2 469,00')).first().waitFor()
    await page.getByText('Kupferkanne').first().waitFor()
    const data = ['Kupferkanne', 'Teeglas', 'Test User', merchant.email, 'merchant', 'T']
    const unchanged = (await textsOf(page)).filter((text) => english.includes(text) && !same.has(text))
    expect(unchanged.filter((text) => !data.includes(text))).toEqual([])
    expect(await page.evaluate('document.documentElement.lang')).toBe('de')
    expect(await seriousProblems(page)).toEqual([])
    await takePicture(page, 'overview-german')

    await page.getByRole('button', { name: 'Konto von Test User' }).click()
    await page.getByRole('menuitem', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Overview' }).first().click()
    await eventually(async () => (await page.title()) === 'Overview · Souk')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    await page.context().close()
    expect([...new Set(complaints)]).toEqual([expect.stringContaining('401')])
  })

  it('walks from orders to a listing in German alone, and types amounts as one writes them there', async () => {
    const merchant = await newUser(souk(), 'merchant')
    const { id } = await newProduct(merchant, { name: 'Kupferkanne', price: '12.50', quantity: 9 })
    await newProduct(merchant, { name: 'Teeglas', price: '3.20', quantity: 4 })
    const placed = await merchant.post('/orders', { items: [{ product_id: id, quantity: 2 }] })
    const data = [
      'Kupferkanne',
      'Teeglas',
      'Test User',
      merchant.email,
      'merchant',
      'T',
      'autosize measurement',
      'Kupferkanne · Souk',
      '1 × Kupferkanne',
    ]
    const { page, complaints } = await visitAgain({ locale: 'de-DE' })
    await page.goto('/dashboard/products')
    await page.getByLabel('E-Mail-Adresse').fill(merchant.email)
    await page.getByLabel('Passwort', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await page.getByRole('link', { name: 'Teeglas' }).waitFor()
    await signIn(here(), merchant)
    const listing = (await merchant.call('PUT', `/products/${id}/listing`, {})).body.data.id
    await fillShop(merchant, {})
    const draft = (await merchant.post('/drafts', { items: [{ product_id: id, quantity: 1 }] })).body.data
    data.push(draft.url)
    for (const [path, shown] of [
      [`/orders?order=${placed.body.data.id}`, 'Als bezahlt markieren'],
      ['/orders', 'Kupferkanne'],
      ['/drafts', 'Kupferkanne'],
      [`/drafts?draft=${draft.cart.id}`, 'Der Link für den Käufer'],
      [`/listings?listing=${listing}`, 'Titel für Suchmaschinen'],
      [`/products?product=${id}`, 'Anfangsbestand'],
    ] as const) {
      await Promise.all([here().goto(`/dashboard${path}`), page.goto(`/dashboard${path}`)])
      await page.getByText(shown).first().waitFor()
      await here().getByText('Kupferkanne').first().waitFor()
      const english = await textsOf(here())
      const unchanged = (await textsOf(page)).filter((text) => english.includes(text) && !same.has(text))
      expect(unchanged.filter((text) => !data.includes(text))).toEqual([])
      expect(await seriousProblems(page)).toEqual([])
    }

    await page.getByRole('button', { name: 'Bearbeiten' }).click()
    await expect.poll(() => page.getByLabel('Preis', { exact: true }).inputValue()).toBe('12,50')
    await page.getByLabel('Preis', { exact: true }).fill('1.250,00')
    await page.getByRole('button', { name: 'Speichern' }).click()
    await page.getByText('Gespeichert.').waitFor()
    expect((await merchant.get(`/products/${id}`)).body.data.price).toBe('1250.00')
    await page.getByRole('button', { name: 'Produkt schließen' }).click()
    await page.getByRole('button', { name: 'Preis' }).first().click()
    const from = page.getByRole('textbox', { name: 'Ab' })
    await from.fill('12,5x')
    await from.press('Enter')
    await page.getByText('Ein Betrag wie 19,99.').waitFor()
    await from.fill('12,50')
    await from.press('Enter')
    await page.getByText('1 passen').waitFor()
    expect(new URL(page.url()).searchParams.get('min')).toContain('12.50')
    await expect.poll(() => from.inputValue()).toBe('12,50')
    await page.context().close()
    expect(complaints).toEqual([])
  })

  it('sees English where the browser speaks something else, and changes to German at the door', async () => {
    const { page } = await visitAgain({ locale: 'fr-FR' })
    await page.goto('/dashboard')
    await page.getByRole('heading', { level: 1, name: 'Sign in to your stall' }).waitFor()
    await page.getByRole('button', { name: 'Deutsch' }).click()
    await page.getByRole('heading', { level: 1, name: 'Anmelden an Ihrem Stand' }).waitFor()
    await page.context().close()
  })
})
