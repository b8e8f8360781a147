import { expect, it } from 'vitest'
import { demoPassword, seedDemo } from '#modules/operations/demo/index.ts'
import { expectNoSidewaysScroll, openBrowser, seriousProblems, visit } from '../browser.ts'
import { clientOf } from '../client.ts'
import { startSouk } from '../harness.ts'

it('gives a shopkeeper of the demo no serious trouble at the desk, at any width, by day and by night', async () => {
  const [souk, browser] = await Promise.all([startSouk(), openBrowser()])
  await seedDemo(souk.dependencies)
  const email = 'merchant@example.com'
  const { body } = await clientOf(souk).post('/login', { email, password: demoPassword })
  const [{ id }] = (await clientOf(souk, body.data.token).get('/orders?status=shipped')).body.data
  const { page, complaints } = await visit(browser, souk)
  const look = async (name: string, path: string) => {
    await page.goto(`/dashboard${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [390, 820, 1440, 2560]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        await page.screenshot({ path: `test/screenshots/desk-${name}-${width}-${colorScheme}.png`, fullPage: true })
        expect(await seriousProblems(page), `${name} ${width} ${colorScheme}`).toEqual([])
        await expectNoSidewaysScroll(page)
      }
  }
  await look('sign-in', '')
  await look('register', '/register')
  await page.goto('/dashboard')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByTestId('orders-count').waitFor()
  await look('overview', '?days=90')
  await look('orders', '/orders')
  await look('order', `/orders?order=${id}`)
  await look('products', '/products')
  await look('mails', '/notifications')
  expect(complaints).toEqual([])
  await browser.close()
})
