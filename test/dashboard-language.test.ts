import { globSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { german, germanSentences } from '../dashboard/src/language/german.ts'
import { seriousProblems, signIn, takePicture } from './browser.ts'
import { newProduct, newUser, password } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

const translations = Object.entries({ ...german, ...germanSentences })

describe('the German of the dashboard', () => {
  it('puts in what the English puts in', () => {
    const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
    for (const [english, translated] of translations) expect(names(translated), english).toEqual(names(english))
  })

  it('has no phrase that no page says', () => {
    const root = new URL('../dashboard/src', import.meta.url).pathname
    const sources = globSync('**/*.{ts,tsx}', { cwd: root })
      .filter((path) => !path.endsWith('german.ts'))
      .map((path) => readFileSync(`${root}/${path}`, 'utf8'))
      .join('\n')
    const unsaid = Object.keys(german).filter(
      (phrase) => !["'", '"'].some((mark) => sources.includes(mark + phrase + mark)),
    )
    expect(unsaid).toEqual([])
  })
})

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
    // What is one word in both.
    const same = new Set<string>([
      ...translations.filter(([word, said]) => word === said).map(([word]) => word),
      'Souk',
    ])
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
    const data = ['Kupferkanne', 'Teeglas', 'Test User', merchant.email, 'merchant', 'Ctrl K', 'T']
    const unchanged = (await textsOf(page)).filter((text) => english.includes(text) && !same.has(text))
    expect(unchanged.filter((text) => !data.includes(text))).toEqual([])
    expect(await page.evaluate('document.documentElement.lang')).toBe('de')
    expect(await seriousProblems(page)).toEqual([])
    await takePicture(page, 'overview-german')

    // A page that has no German yet says so to who listens.
    await page.getByRole('link', { name: 'Produkte' }).first().click()
    await page.locator('[lang="en"] h1').waitFor()
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

  it('sees English where the browser speaks something else, and changes to German at the door', async () => {
    const { page } = await visitAgain({ locale: 'fr-FR' })
    await page.goto('/dashboard')
    await page.getByRole('heading', { level: 1, name: 'Sign in to your stall' }).waitFor()
    await page.getByRole('button', { name: 'Deutsch' }).click()
    await page.getByRole('heading', { level: 1, name: 'Anmelden an Ihrem Stand' }).waitFor()
    await page.context().close()
  })
})
