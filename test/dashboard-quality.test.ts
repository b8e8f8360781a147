import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, seriousProblems, signIn, takePicture, visit } from './browser.ts'
import { newProduct, newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

const firstLoadKilobytes = 250
const views = ['', '/orders', '/products']

describe('the dashboard', () => {
  let souk: Souk
  let browser: Browser
  let admin: User

  beforeAll(async () => {
    ;[souk, browser] = await Promise.all([startSouk(), openBrowser()])
    admin = await newUser(souk, 'admin')
    for (const [name, price] of [
      ['Copper kettle', '64.00'],
      ['Tea glass', '3.20'],
      ['Brass tray', '41.50'],
    ]) {
      const { id } = await newProduct(admin, { name, price, quantity: 6 })
      await admin.post('/orders', { items: [{ product_id: id, quantity: 2 }] })
    }
    return () => browser.close()
  })

  it('lets no script in but its own, and asks for files anew only when their content changed', async () => {
    const page = await fetch(`${souk.origin}/dashboard/orders?status=paid`)
    expect(page.status).toBe(200)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    const [, script] = /src="(\/dashboard\/assets\/[^"]+\.js)"/.exec(await page.text()) ?? []
    const file = await fetch(`${souk.origin}${script}`, { headers: { 'accept-encoding': 'br' } })
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(file.headers.get('content-encoding')).toBe('br')
    expect((await fetch(`${souk.origin}/dashboard/assets/nothing.js`)).status).toBe(404)
  })

  it('loads under 250 kB of compressed script at first, and the other views when one goes there', async () => {
    const { page } = await visit(browser, souk)
    const scripts = new Set<string>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/dashboard/assets/') && pathname.endsWith('.js')) scripts.add(pathname)
    })
    await signIn(page, admin)
    await page.getByTestId('orders-count').waitFor()
    await page.waitForLoadState('networkidle')
    const bytes = [...scripts].map(
      (path) => readFileSync(new URL(`..${path.replace('/assets', '/dist/assets')}.gz`, import.meta.url)).length,
    )
    const kilobytes = bytes.reduce((sum, size) => sum + size, 0) / 1000
    const { paintMs, blockedMs } = await page.evaluate(readPaints)
    process.stdout.write(
      `dashboard, first load: ${kilobytes.toFixed(0)} kB of script gzipped, largest paint ${paintMs.toFixed(0)} ms, blocked for ${blockedMs.toFixed(0)} ms\n`,
    )
    expect(kilobytes).toBeLessThan(firstLoadKilobytes)
    const loaded = scripts.size
    await page.getByRole('link', { name: 'Orders' }).click()
    await page.getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
    expect(scripts.size).toBeGreaterThan(loaded)
    await page.context().close()
  })

  it.each([
    { look: 'light', options: {} },
    { look: 'dark', options: { colorScheme: 'dark' as const } },
    { look: 'phone', options: { viewport: { width: 390, height: 844 } } },
  ])('gives who sees, hears or types it no serious trouble, $look', async ({ look, options }) => {
    const { page, complaints } = await visit(browser, souk, options)
    await signIn(page, admin)
    for (const view of views) {
      await page.goto(`/dashboard${view}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await takePicture(page, `${look}-${view.slice(1) || 'overview'}`)
      expect(await seriousProblems(page), `${look} ${view}`).toEqual([])
      await expectNoSidewaysScroll(page)
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('follows the system into the dark, and whoever chooses otherwise stays there', async () => {
    const { page } = await visit(browser, souk, { colorScheme: 'dark' })
    const scheme = () => page.evaluate('document.documentElement.dataset.mantineColorScheme')
    await signIn(page, admin)
    expect(await scheme()).toBe('dark')
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Light' }).click()
    await page.reload()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    expect(await scheme()).toBe('light')
    await page.context().close()
  })

  it('says that the connection is lost, and goes on when it is back', async () => {
    const { page } = await visit(browser, souk)
    await signIn(page, admin)
    await page.getByTestId('orders-count').waitFor()
    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await page.context().setOffline(false)
    await page.getByText('You are offline.').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('shows a customer their own, and nothing of what is not theirs to do', async () => {
    const customer = await newUser(souk)
    const { id } = await newProduct(admin, { user_id: customer.id, name: 'Olive soap', price: '4.00' })
    const { page } = await visit(browser, souk)
    await signIn(page, customer, '/dashboard/products')
    await page.getByRole('link', { name: 'Olive soap' }).click()
    await page.getByRole('heading', { name: 'Stock movements' }).waitFor()
    await expect.poll(() => page.getByRole('cell', { name: 'Copper kettle' }).count()).toBe(0)
    for (const name of ['New product', 'Clear cache', 'Adjust', 'Edit', 'Delete'])
      expect(await page.getByRole('button', { name }).count(), name).toBe(0)
    await customer.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    await page.goto('/dashboard/orders')
    await page.getByRole('link', { name: '#1' }).click()
    await page.getByRole('button', { name: 'Cancel order' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: /^Mark as/ }).count()).toBe(0)
    await page.goto('/dashboard/users')
    await page.getByText('There is no such page, or none for you.').waitFor()
    await page.context().close()
  })
})

/** Runs in the page: when its largest part was painted, and for how long tasks kept it from answering. */
async function readPaints(): Promise<{ paintMs: number; blockedMs: number }> {
  const entries = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()))
      observer.observe({ type: type as never, buffered: true })
      setTimeout(() => resolve([]), 500)
    })
  const [paints, tasks] = await Promise.all([entries('largest-contentful-paint'), entries('longtask')])
  return {
    paintMs: paints.at(-1)?.startTime ?? 0,
    blockedMs: tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
  }
}
