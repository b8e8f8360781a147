import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  expectNoSidewaysScroll,
  openBrowser,
  phone,
  seriousProblems,
  takePicture,
  type Visit,
  visit,
} from './browser.ts'
import { newProduct, newUser, password, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

describe('on the documentation page, a visitor', () => {
  let souk: Souk
  let browser: Browser
  let merchant: User
  let [page, complaints, elsewhere] = [undefined as Visit['page'] | undefined, [] as string[], [] as string[]]

  beforeAll(async () => {
    ;[souk, browser] = await Promise.all([startSouk(), openBrowser()])
    merchant = await newUser(souk, 'merchant')
    await newProduct(merchant, { name: 'Copper kettle' })
    return () => browser.close()
  })
  beforeEach(async () => {
    ;({ page, complaints } = await visit(browser, souk))
    elsewhere = []
    // As without a network: nothing but the server itself can be reached.
    await page.route(
      ({ origin, protocol }) => origin !== souk.origin && protocol !== 'data:',
      (route) => {
        elsewhere.push(route.request().url())
        return route.abort()
      },
    )
  })
  afterEach(async () => {
    await page?.context().close()
    expect(elsewhere).toEqual([])
    // Among these would be what the page's policy forbade.
    expect(complaints).toEqual([])
  })

  const here = () => page as NonNullable<typeof page>
  const bar = () => here().locator('header.souk-bar')

  async function signIn(secret: string) {
    await here().goto('/docs')
    await bar().getByLabel('Email').fill(merchant.email)
    await bar().getByLabel('Password').fill(secret)
    await bar().getByRole('button', { name: 'Sign in' }).click()
  }

  async function execute(path: string) {
    await here().getByLabel('Search').fill(`GET ${path}`)
    const operation = here().locator('section > details:visible').first()
    await operation.locator('> summary').click()
    const form = operation.locator('form')
    await form.getByRole('button', { name: 'Send' }).click()
    await form.locator('pre').waitFor()
    return {
      status: await form.locator('output').innerText(),
      text: await form.locator('pre').innerText(),
    }
  }

  it('signs in and tries a call, which the real server answers', async () => {
    await signIn(password)
    await here().getByText('Signed in as Test User').waitFor()
    const { status, text } = await execute('/api/v1/products')
    expect(status).toContain('200')
    expect(text).toContain('Copper kettle')
    await takePicture(here(), 'docs-try-it-out')
  })

  it('leaves no token behind for who sits down there next', async () => {
    await here().goto('/docs')
    await here().evaluate("localStorage.setItem('authorized', 'of an earlier version')")
    await signIn(password)
    await here().getByText('Signed in as Test User').waitFor()
    expect((await execute('/api/v1/me')).status).toContain('200')
    expect(await here().evaluate('JSON.stringify([localStorage, sessionStorage, document.cookie])')).toBe('[{},{},""]')
    await here().reload()
    expect((await execute('/api/v1/me')).status).toContain('401')
    expect(complaints.splice(0)).toEqual([expect.stringContaining('401')])
  })

  it('is told when the password is wrong, and what a call answers without a token', async () => {
    await signIn('not the password')
    await here().getByText('The e-mail address or the password is wrong.').waitFor()
    expect((await execute('/api/v1/me')).status).toContain('401')
    // The browser itself reports both.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('401'), expect.stringContaining('401')])
  })

  it.each([
    { name: 'light', look: { colorScheme: 'light' } },
    { name: 'dark', look: { colorScheme: 'dark' } },
    { name: 'phone', look: { colorScheme: 'light', ...phone } },
  ] as const)(
    'finds an operation by its words, with all that it takes, answers and means, in $name',
    async ({ name, look }) => {
      await here().setViewportSize('viewport' in look ? look.viewport : { width: 1280, height: 900 })
      await here().emulateMedia({ colorScheme: look.colorScheme })
      await here().goto('/docs')
      const lines = here().locator('section > details:visible')
      const all = await lines.count()
      expect(all).toBeGreaterThan(200)
      expect(await seriousProblems(here())).toEqual([])
      await takePicture(here(), `docs-${name}`)
      await here().keyboard.press('/')
      await here().keyboard.type('orders.create')
      await here().getByText(`1 of ${all}`).waitFor()
      const line = here().locator('[id="orders.create"]')
      await line.locator('> summary').click()
      await line.getByRole('heading', { name: 'Try it' }).waitFor()
      const told = await line.innerText()
      for (const part of ['required', '"product_id": 1', 'Answers 201', 'await souk.orders.create(', 'Idempotency-Key'])
        expect(told).toContain(part)
      await line.getByText('How it fails').click()
      await line.getByText('insufficient_stock').or(line.getByText('validation_failed')).first().waitFor()
      expect(await seriousProblems(here())).toEqual([])
      await expectNoSidewaysScroll(here())
      await takePicture(here(), `docs-operation-${name}`)
    },
  )

  it('comes to an operation by a link, also without a script, and reads the version of the product', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
    await here().goto('/docs#orders.list')
    await here().locator('[id="orders.list"]').getByText('created_from').first().waitFor()
    await expect.poll(() => here().getByRole('heading', { level: 1 }).innerText()).toBe(`Souk API ${version}`)
    const plain = await (await fetch(`${souk.origin}/docs/operations/orders.list`)).text()
    expect(plain).toContain('created_from')
    await here().goto('/docs/operations/orders.create')
    expect(await seriousProblems(here())).toEqual([])
    expect((await fetch(`${souk.origin}/docs/operations/orders.steal`)).status).toBe(404)
  })

  it('goes from the reference to the guides and back', async () => {
    await here().goto('/docs')
    await here().getByRole('link', { name: 'Guides' }).click()
    const guides = [
      'Your first order',
      'Your first storefront',
      'Tenancy',
      'Errors',
      'Idempotency',
      'Paging',
      'Real time',
      'Webhooks',
    ]
    for (const guide of guides) {
      await bar().getByRole('link', { name: guide, exact: true }).click()
      await here().waitForURL(/\/docs\/guides\//)
      expect(await here().title()).toContain(guide)
      expect(await seriousProblems(here())).toEqual([])
    }
    await bar().getByRole('link', { name: 'Reference' }).click()
    await here().locator('section > details').first().waitFor()
  })
})
