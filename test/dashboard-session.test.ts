import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { newProduct, newUser, password, type User } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

describe('in the dashboard, when a session has ended,', () => {
  const { souk, admin, here, expectReported } = visits()
  let operator: User
  let kettle: number

  beforeEach(async () => {
    operator = await newUser(souk(), 'admin')
    kettle = (await newProduct(admin(), { name: 'Copper kettle', quantity: 10 })).id
  })

  const again = (page = here()) => page.getByRole('dialog', { name: 'Your session has ended' })
  async function endSession(): Promise<void> {
    const { data } = (await operator.get('/tokens')).body
    const { id } = data.find(({ name }: { name: string }) => name === 'browser')
    await operator.call('DELETE', `/tokens/${id}`)
  }
  const kettleNow = async () => (await admin().get(`/products/${kettle}`)).body.data
  const movementsOf = async () => (await admin().get(`/products/${kettle}/movements`)).body.data
  const nameField = () => here().getByRole('dialog', { name: 'Product' }).getByLabel('Name')

  /** The page asks again once its live line stands, and would notice a session that ends before that. */
  async function openKettle(): Promise<void> {
    let looks = 0
    const isSecondLook = (url: string) => url.endsWith(`/products/${kettle}`) && ++looks === 2
    const again = here().waitForResponse((response) => isSecondLook(response.url()))
    await signIn(here(), operator, `/dashboard/products?product=${kettle}`)
    await again
  }
  async function beginEditing(open = openKettle): Promise<void> {
    await open()
    await here().getByRole('button', { name: 'Edit' }).click()
    await nameField().fill('Copper kettle with a lid')
  }
  async function signInAgain({ email }: User, page: Page = here()): Promise<void> {
    await again(page).getByLabel('Email').fill(email)
    await again(page).getByLabel('Password', { exact: true }).fill(password)
    await again(page).getByRole('button', { name: 'Sign in' }).click()
  }

  it('a write waits for its user to sign in again, and is done then, once', async () => {
    await openKettle()
    await here().getByLabel('Change').fill('-3')
    await here().getByLabel('Reason').fill('Broken on the way')
    await endSession()
    await here().getByRole('button', { name: 'Adjust to 7' }).click()
    await again().waitFor()
    await expect.poll(() => here().getByLabel('Reason').inputValue()).toBe('Broken on the way')
    expect(await seriousProblems(here())).toEqual([])
    await takePicture(here(), 'session-ended')
    await here().setViewportSize(phone.viewport)
    await takePicture(here(), 'phone-session-ended')
    await expectNoSidewaysScroll(here())
    await here().keyboard.press('Escape')
    await again().getByLabel('Password', { exact: true }).fill('not the password')
    await again().getByRole('button', { name: 'Sign in' }).click()
    await again().getByRole('alert').waitFor()
    await signInAgain(operator)
    await here().getByRole('cell', { name: 'Broken on the way' }).waitFor()
    await again().waitFor({ state: 'detached' })
    expect(await kettleNow()).toMatchObject({ quantity: 7 })
    expect(await movementsOf()).toHaveLength(2)
    expectReported(401)
  })

  it('somebody else gets the page anew, and nothing is done in their name', async () => {
    await beginEditing()
    await endSession()
    await here().getByRole('button', { name: 'Save' }).click()
    await again().waitFor()
    const other = await newUser(souk(), 'admin')
    await signInAgain(other)
    await here().getByRole('heading', { name: 'Products', level: 1 }).waitFor()
    await nameField().waitFor({ state: 'detached' })
    await expect.poll(() => here().getByRole('dialog').count()).toBe(0)
    expect((await kettleNow()).name).toBe('Copper kettle')
    expectReported(401)
  })

  it('a read brings up the form as well, over what is typed', async () => {
    await beginEditing()
    await endSession()
    await admin().post('/orders', { items: [{ product_id: kettle, quantity: 1 }] })
    await again().waitFor()
    await signInAgain(operator)
    await here().getByText('9 left', { exact: true }).waitFor()
    await expect.poll(() => nameField().inputValue()).toBe('Copper kettle with a lid')
    // It hears of orders again.
    await admin().post('/orders', { items: [{ product_id: kettle, quantity: 1 }] })
    await here().getByText('8 left', { exact: true }).waitFor()
    expectReported(401)
  })

  /** What comes by the live line makes the page ask, and so notice. */
  async function openWithoutLiveLine(): Promise<void> {
    await here().routeWebSocket(/socket\.io/, () => {})
    await signIn(here(), operator, `/dashboard/products?product=${kettle}`)
  }

  it('signing in again in another tab is enough, also where nothing was noticed yet', async () => {
    await beginEditing(openWithoutLiveLine)
    const tab = await here().context().newPage()
    await here().context().clearCookies()
    await signIn(tab, operator)
    await here().getByRole('button', { name: 'Save' }).click()
    await here().getByText('Saved.').waitFor()
    expect((await kettleNow()).name).toBe('Copper kettle with a lid')
  })

  it("another user's session from another tab is not used for what the page sends", async () => {
    await beginEditing(openWithoutLiveLine)
    const tab = await here().context().newPage()
    await here().context().clearCookies()
    await signIn(tab, await newUser(souk(), 'admin'))
    await here().getByRole('button', { name: 'Save' }).click()
    await nameField().waitFor({ state: 'detached' })
    await here().getByRole('heading', { name: 'Products', level: 1 }).waitFor()
    expect((await kettleNow()).name).toBe('Copper kettle')
  })

  it('a proof that the server does not take is not the end: one signs in again, and the write is done', async () => {
    await beginEditing()
    const cookies = await here().context().cookies()
    const spoiled = cookies.map((cookie) => (cookie.name === 'souk_csrf' ? { ...cookie, value: 'spoiled' } : cookie))
    await here().context().addCookies(spoiled)
    await here().getByRole('button', { name: 'Save' }).click()
    await signInAgain(operator)
    await here().getByText('Saved.').waitFor()
    await eventually(async () => (await kettleNow()).name === 'Copper kettle with a lid')
    expectReported(403)
  })
})
