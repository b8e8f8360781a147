import type { Browser } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, seriousProblems, takePicture, type Visit, visit } from './browser.ts'
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
    // The page draws only what is near the window, as there are so many calls: a reader finds theirs with the filter.
    await here().getByPlaceholder('Filter by tag or path').fill(path)
    const block = here().locator('.opblock-get', { has: here().locator(`[data-path="${path}"]`) })
    await block.locator('.opblock-summary').click()
    await block.getByRole('button', { name: 'Try it out' }).click()
    await block.getByRole('button', { name: 'Execute' }).click()
    const answer = block.locator('.live-responses-table')
    await answer.waitFor()
    return {
      status: await answer.locator('tbody .response-col_status').first().innerText(),
      text: await answer.innerText(),
    }
  }

  it('signs in and tries a call, which the real server answers', async () => {
    await signIn(password)
    await here().getByText('Signed in as Test User').waitFor()
    const { status, text } = await execute('/api/v1/products')
    expect(status).toBe('200')
    expect(text).toContain('Copper kettle')
    await takePicture(here(), 'docs-try-it-out')
  })

  it('leaves no token behind for who sits down there next', async () => {
    await here().goto('/docs')
    await here().evaluate("localStorage.setItem('authorized', 'of an earlier version')")
    await signIn(password)
    await here().getByText('Signed in as Test User').waitFor()
    await here().locator('.auth-wrapper .authorize.locked').first().waitFor()
    expect(await here().evaluate('JSON.stringify([localStorage, sessionStorage])')).toBe('[{},{}]')
    await here().reload()
    await here().locator('.auth-wrapper .authorize.unlocked').first().waitFor()
    expect(await here().locator('.auth-wrapper .authorize.locked').count()).toBe(0)
  })

  it('is told when the password is wrong, and what a call answers without a token', async () => {
    await signIn('not the password')
    await here().getByText('The e-mail address or the password is wrong.').waitFor()
    expect((await execute('/api/v1/me')).status).toBe('401')
    // The browser itself reports both.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('401'), expect.stringContaining('401')])
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
    await here().locator('.opblock').first().waitFor()
  })
})
