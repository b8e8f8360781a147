import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, seriousProblems, signIn, takePicture, visit } from '../browser.ts'
import { clientOf, newUser, password, type User } from '../client.ts'
import { type Souk, startSouk } from '../harness.ts'

const names = ['Aisha Rahman', 'Idris Bakr', 'Leila Haddad', 'Omar Nasser', 'Salma Qureshi', 'Yusuf Demir']
const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

interface Known {
  merchant: number
  suspended: number
  entry: number
}

const views: readonly { view: string; path: (known: Known) => string }[] = [
  { view: 'users', path: () => '/users' },
  { view: 'users-none', path: () => '/users?search=nobody+at+all' },
  { view: 'users-one', path: ({ merchant }) => `/users?user=${merchant}` },
  { view: 'users-suspended', path: ({ suspended }) => `/users?user=${suspended}` },
  { view: 'roles', path: () => '/roles' },
  { view: 'audit', path: () => '/audit' },
  { view: 'audit-one', path: ({ entry }) => `/audit?entry=${entry}` },
  { view: 'account', path: () => '/account' },
  { view: 'tokens', path: () => '/tokens' },
  { view: 'access', path: () => '/access' },
  { view: 'access-allowed', path: ({ merchant }) => `/access?user=${merchant}&permission=orders.create` },
  { view: 'access-denied', path: ({ merchant }) => `/access?user=${merchant}&permission=users.manage` },
]
const windows = [
  { noun: 'roles', window: 'New role' },
  { noun: 'tokens', window: 'New token' },
  { noun: 'products', window: 'New product' },
]

describe('of the pages about people,', () => {
  let souk: Souk
  let page: Page
  let complaints: string[]
  let known: Known

  beforeAll(async () => {
    const [started, browser] = await Promise.all([startSouk(), openBrowser()])
    souk = started
    const admin = await newUser(souk, 'admin')
    known = await settle(admin)
    ;({ page, complaints } = await visit(browser, souk))
    await signIn(page, admin)
    return () => browser.close()
  })

  async function settle(admin: User): Promise<Known> {
    const [merchant = 0, other = 0, suspended = 0] = await Promise.all(names.map(register))
    await admin.post('/roles', { name: 'packer', permissions: ['orders.*', 'products.view'] })
    await admin.call('PUT', `/users/${merchant}/roles`, { roles: ['merchant', 'customer'] })
    await admin.call('PUT', `/users/${merchant}/permissions`, { permissions: ['inbox.view'] })
    await admin.call('PUT', `/users/${other}/roles`, { roles: ['merchant'] })
    await admin.call('PUT', `/users/${suspended}/suspension`, { reason: 'Unpaid fees since summer' })
    await admin.post('/tokens', { name: 'Till at the door', abilities: ['orders.view', 'orders.create'] })
    const [{ id: entry }] = (await admin.get('/audit?action=users.set-permissions')).body.data
    return { merchant, suspended, entry }
  }

  async function register(name: string): Promise<number> {
    const email = `${name.toLowerCase().replace(' ', '.')}@example.com`
    return (await clientOf(souk).post('/register', { name, email, password })).body.data.user.id
  }

  /** In the light, in the dark and on a phone; the page follows each without being loaded again. */
  async function expectSound(picture: string): Promise<void> {
    await page.waitForLoadState('networkidle')
    for (const look of ['light', 'dark', 'phone'] as const) {
      const colorScheme = look === 'dark' ? 'dark' : 'light'
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(look === 'phone' ? phone : desktop)
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' })
      await takePicture(page, `people-${look}-${picture}`)
      expect(await seriousProblems(page), `${look} ${picture}`).toEqual([])
      await expectNoSidewaysScroll(page)
    }
    await page.setViewportSize(desktop)
    expect(complaints).toEqual([])
  }

  it.each(views)('$view gives who sees, hears or types it no serious trouble', async ({ view, path }) => {
    await page.goto(`/dashboard${path(known)}`)
    await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor()
    await expectSound(view)
  })

  it.each(windows)('the window "$window" gives none either', async ({ noun, window }) => {
    await page.goto(`/dashboard/${noun}`)
    await page.getByRole('button', { name: window }).click()
    await page.getByRole('dialog', { name: window }).waitFor()
    await expectSound(window.toLowerCase().replace(' ', '-'))
  })

  it.each(['users', 'roles', 'audit', 'tokens', 'access'])('%s say what went wrong, and try again', async (noun) => {
    const answers = `**/api/v1/${noun}?*`
    const refusal = { success: false, message: 'Not to be had today.', code: 'forbidden', meta: { request_id: 'r' } }
    await page.route(answers, (route) => route.fulfill({ status: 403, json: refusal }))
    await page.goto(`/dashboard/${noun}`)
    const alert = page.getByRole('alert').filter({ hasText: 'Not to be had today.' })
    await alert.getByRole('link', { name: 'Why was I denied?' }).waitFor()
    await page.unroute(answers)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await alert.waitFor({ state: 'detached' })
    complaints.splice(0)
  })
})
