import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, seriousProblems, signIn, takePicture, visit } from './browser.ts'
import { clientOf, newUser, password, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

const looks = [
  { look: 'light', options: {} },
  { look: 'dark', options: { colorScheme: 'dark' as const } },
  { look: 'phone', options: { viewport: { width: 390, height: 844 } } },
]
const names = ['Aisha Rahman', 'Idris Bakr', 'Leila Haddad', 'Omar Nasser', 'Salma Qureshi', 'Yusuf Demir']

describe('the pages about people', () => {
  let souk: Souk
  let browser: Browser
  let admin: User
  let views: { name: string; path: string }[]

  beforeAll(async () => {
    ;[souk, browser] = await Promise.all([startSouk(), openBrowser()])
    admin = await newUser(souk, 'admin')
    const ids = await Promise.all(names.map(register))
    const [first = 0, second = 0, third = 0] = ids
    await admin.post('/roles', { name: 'packer', permissions: ['orders.*', 'products.view'] })
    await admin.call('PUT', `/users/${first}/roles`, { roles: ['merchant', 'customer'] })
    await admin.call('PUT', `/users/${first}/permissions`, { permissions: ['inbox.view'] })
    await admin.call('PUT', `/users/${second}/roles`, { roles: ['merchant'] })
    await admin.call('PUT', `/users/${third}/suspension`, { reason: 'Unpaid fees since summer' })
    await admin.post('/tokens', { name: 'Till at the door', abilities: ['orders.view', 'orders.create'] })
    const [entry] = (await admin.get('/audit?action=users.set-permissions')).body.data
    views = [
      { name: 'users', path: '/users' },
      { name: 'users-none', path: '/users?search=nobody+at+all' },
      { name: 'users-one', path: `/users?user=${first}` },
      { name: 'users-suspended', path: `/users?user=${third}` },
      { name: 'roles', path: '/roles' },
      { name: 'audit', path: '/audit' },
      { name: 'audit-one', path: `/audit?entry=${entry.id}` },
      { name: 'account', path: '/account' },
      { name: 'tokens', path: '/tokens' },
      { name: 'access', path: '/access' },
      { name: 'access-allowed', path: `/access?user=${first}&permission=orders.create` },
      { name: 'access-denied', path: `/access?user=${first}&permission=users.manage` },
    ]
    return () => browser.close()
  })

  async function register(name: string): Promise<number> {
    const email = `${name.toLowerCase().replace(' ', '.')}@example.com`
    return (await clientOf(souk).post('/register', { name, email, password })).body.data.user.id
  }

  async function expectSound(page: Page, picture: string): Promise<void> {
    await page.waitForLoadState('networkidle')
    await takePicture(page, picture)
    expect(await seriousProblems(page), picture).toEqual([])
    await expectNoSidewaysScroll(page)
  }

  it.each(looks)('give who sees, hears or types them no serious trouble, $look', async ({ look, options }) => {
    const { page, complaints } = await visit(browser, souk, options)
    await signIn(page, admin)
    for (const { name, path } of views) {
      await page.goto(`/dashboard${path}`)
      await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor()
      await expectSound(page, `people-${look}-${name}`)
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each(looks)('open windows that give none either, $look', async ({ look, options }) => {
    const { page, complaints } = await visit(browser, souk, options)
    await signIn(page, admin)
    for (const [path, button] of [
      ['/roles', 'New role'],
      ['/tokens', 'New token'],
      ['/products', 'New product'],
    ] as const) {
      await page.goto(`/dashboard${path}`)
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('dialog', { name: button }).waitFor()
      await expectSound(page, `people-${look}-${button.toLowerCase().replace(' ', '-')}`)
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each(['users', 'roles', 'audit', 'tokens', 'access'])('say what went wrong and try again: %s', async (noun) => {
    const { page } = await visit(browser, souk)
    await signIn(page, admin)
    const answers = `**/api/v1/${noun}?*`
    const envelope = {
      success: false,
      message: 'It is not to be had today.',
      code: 'forbidden',
      meta: { request_id: 'r' },
    }
    await page.route(answers, (route) => route.fulfill({ status: 403, json: envelope }))
    await page.goto(`/dashboard/${noun}`)
    const alert = page.getByRole('alert').filter({ hasText: 'It is not to be had today.' })
    await alert.getByRole('link', { name: 'Why was I denied?' }).waitFor()
    await page.unroute(answers)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await alert.waitFor({ state: 'detached' })
    await page.context().close()
  })
})
