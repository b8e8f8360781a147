import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDemo } from '#modules/operations/demo/index.ts'
import { buildApp } from '#souk/app.ts'
import { openBrowser, seriousProblems, takePicture, visit } from './browser.ts'
import { newUser } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

const leadsTo = async ({ origin }: Souk) => {
  const answer = await fetch(origin, { redirect: 'manual' })
  return [answer.status, answer.headers.get('location')]
}

describe('the first page', () => {
  it('is the dashboard where no shop is open, and that shop where one is', async () => {
    const souk = await startSouk()
    const user = await newUser(souk, 'merchant')
    expect(await leadsTo(souk)).toEqual([302, '/dashboard'])
    const other = await startSouk()
    const merchant = await newUser(other, 'merchant')
    await merchant.call('PATCH', '/shop', { contact_email: user.email })
    expect((await merchant.call('PUT', '/shop/opening')).status).toBe(200)
    const { slug } = (await merchant.get('/shop')).body.data
    expect(await leadsTo(other)).toEqual([302, `/shop/${slug}`])
  })
})

describe('the sign-in page of a demo', () => {
  let souk: Souk
  let browser: Browser

  beforeAll(async () => {
    ;[souk, browser] = await Promise.all([startSouk(), openBrowser()])
    return () => browser.close()
  })

  it('offers nobody where this is no demo, though the accounts are there', async () => {
    await openDemo(souk.dependencies)
    const html = await (await fetch(`${souk.origin}/dashboard`)).text()
    expect(html).toContain('<meta name="souk-offered" content="[]"')
    expect(html).not.toContain('@example.com')
  })

  it('offers the accounts of the demo that are as it made them, and one click fills them in', async () => {
    await openDemo(souk.dependencies)
    await souk.owner.query("UPDATE users SET name = 'Somebody' WHERE email = 'customer@example.com'")
    const app = await buildApp({ ...souk.config, demo: true }, souk.dependencies)
    const origin = await app.listen({ host: '127.0.0.1', port: 0 })
    const { page, complaints } = await visit(browser, { ...souk, origin })
    try {
      await page.goto('/dashboard')
      const offered = page.getByRole('region', { name: 'Accounts of the demo' })
      await offered.waitFor()
      await expect
        .poll(() => offered.getByRole('button').allInnerTexts())
        .toEqual([expect.stringContaining('admin@example.com'), expect.stringContaining('merchant@example.com')])
      expect(await seriousProblems(page)).toEqual([])
      await takePicture(page, 'sign-in-demo')
      await offered.getByRole('button', { name: 'merchant@example.com' }).click()
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('navigation').first().waitFor()
      expect(complaints.filter((line) => !line.includes('401'))).toEqual([])
    } finally {
      // An open page keeps its connections, and the app waits for those.
      await page.context().close()
      await app.close()
    }
  })
})
