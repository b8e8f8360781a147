import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inspectView, openBrowser, phone, signIn, takePicture, type Visit, visit } from './browser.ts'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

describe('in the dashboard, the inbox of the built-in mail server', () => {
  let souk: Souk
  let browser: Browser
  let admin: User
  let { page, complaints }: Visit = {} as Visit

  const hostile = `<p style="color: rgb(200, 0, 0)" onclick="parent.pwned = 1">Pay <a href="javascript:parent.pwned = 2">here</a></p>
    <style>p { background: url(https://tracker.invalid/seen.png) } </style><style></style><b>Bold</b>
    <script>top.pwned = 3; fetch('/api/v1/me')</script><img src="https://tracker.invalid/open.gif" onerror="top.pwned = 4">
    <img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="A dot">
    <svg onload="top.pwned = 5"><script>top.pwned = 6</script></svg><iframe src="/dashboard"></iframe>
    <meta http-equiv="refresh" content="0;url=https://tracker.invalid/away"><base href="https://tracker.invalid/">
    <link rel="stylesheet" href="https://tracker.invalid/look.css"><form action="/api/v1/logout"><button>Go</button></form>`

  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'souk-inbox-'))
    ;[souk, browser] = await Promise.all([startSouk({ SMTP_URL: '', DATA_DIR: directory }), openBrowser()])
    admin = await newUser(souk, 'admin')
    const mail = { to: 'reader@example.com', messageId: '<hostile@example.com>', text: 'Pay here.' }
    await souk.dependencies.mailer.send({ ...mail, subject: 'A hostile <b>mail</b>', html: hostile })
    const { id } = await newProduct(admin, { name: 'Copper kettle <script>', price: '64.00' })
    await admin.post('/orders', { items: [{ product_id: id, quantity: 2 }] })
    await eventually(async () => (await admin.get('/inbox')).body.meta.total === 2)
    return async () => {
      await browser.close()
      rmSync(directory, { recursive: true, force: true })
    }
  })
  beforeEach(async () => {
    ;({ page, complaints } = await visit(browser, souk))
  })
  afterEach(async () => {
    await page.context().close()
    expect(complaints).toEqual([])
  })

  it('shows a hostile mail without running, fetching or following anything', async () => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await signIn(page, admin, '/dashboard/inbox')
    await page.getByRole('link', { name: 'A hostile' }).click()
    const frame = page.frameLocator('iframe[title^="The mail"]')
    await frame.getByText('Bold').waitFor()
    const element = page.locator('iframe[title^="The mail"]')
    await expect.poll(() => element.getAttribute('sandbox')).toBe('')
    await expect
      .poll(() => element.getAttribute('srcdoc'))
      .not.toMatch(/<script|\son\w+=|url\(|<base|<link|<iframe|refresh/i)
    await page.getByText('One remote picture is not loaded.').waitFor()
    expect(complaints).toEqual([])
    // What the mail looks like survives: its style attribute is applied under a policy that takes none.
    expect(await frame.locator('p').evaluate(colourOf)).toBe('rgb(200, 0, 0)')
    await frame.getByText('here').click()
    await frame.getByText('Pay').click()
    await takePicture(page, 'inbox-hostile')
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false)
    expect(asked.filter((url) => !url.startsWith(souk.origin) && !/^(about|data|blob):/.test(url))).toEqual([])
    expect(asked.filter((url) => url.endsWith('/logout'))).toEqual([])
    expect(page.frames().filter((one) => one.url().includes('tracker'))).toEqual([])
    await frame.getByText('Bold').waitFor()
    // The browser says so of what this test itself runs in there.
    expect(complaints.splice(0).filter((line) => !line.includes('frame is sandboxed'))).toEqual([])
  })

  it('is searched, and shows a mail as it looks, as text and with its headers', async () => {
    await signIn(page, admin, '/dashboard/inbox')
    await page.getByLabel('Search the inbox').fill(admin.email.slice(0, 12).toUpperCase())
    await page.getByText('1–1 of 1').waitFor()
    expect(new URL(page.url()).searchParams.get('search')).toBe(admin.email.slice(0, 12).toUpperCase())
    await page.getByRole('row').getByRole('link', { name: /order/i }).first().click()
    const drawer = page.getByRole('dialog', { name: 'Mail' })
    await page.frameLocator('iframe[title^="The mail"]').getByText('Copper kettle <script>').first().waitFor()
    await takePicture(page, 'inbox-mail')
    await drawer.getByText('Text', { exact: true }).click()
    await drawer.locator('pre').getByText('Copper kettle <script>').waitFor()
    await takePicture(page, 'inbox-text')
    await drawer.getByText('Headers', { exact: true }).click()
    await drawer.getByRole('row', { name: /^Message-ID/i }).waitFor()
    await takePicture(page, 'inbox-headers')
    await page.goto('/dashboard/inbox?search=nobody')
    await page.getByText('No mail matches.').waitFor()
  })

  it.each([
    { look: 'light', options: {} },
    { look: 'dark', options: { colorScheme: 'dark' as const } },
    { look: 'phone', options: phone },
  ])('gives who sees, hears or types it no serious trouble, $look', async ({ look, options }) => {
    await page.context().close()
    ;({ page, complaints } = await visit(browser, souk, options))
    await signIn(page, admin)
    const [{ id }] = (await admin.get('/inbox')).body.data
    await inspectView(page, '/inbox', `${look}-inbox`)
    await inspectView(page, `/inbox?mail=${id}`, `${look}-inbox-mail`)
  })
})

/** Runs in the page. */
const colourOf = (element: unknown) =>
  (globalThis as unknown as { getComputedStyle: (of: unknown) => { color: string } }).getComputedStyle(element).color
