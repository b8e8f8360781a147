import type { Browser } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { doItNow, numberIn, openBrowser, signIn, takePicture, type Visit, visit } from './browser.ts'
import { clientOf, newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

describe('in the dashboard, an operator', () => {
  let souk: Souk
  let browser: Browser
  let [admin, shop]: [User?, User?] = []
  let { page, complaints }: Partial<Visit> = {}

  beforeAll(async () => {
    ;[souk, browser] = await Promise.all([startSouk(), openBrowser()])
    ;[admin, shop] = [await newUser(souk, 'admin'), await newUser(souk, 'merchant')]
    return () => browser.close()
  })
  beforeEach(async () => {
    ;({ page, complaints } = await visit(browser, souk))
  })
  afterEach(async () => {
    await page?.context().close()
    expect(complaints).toEqual([])
  })

  const here = () => page as NonNullable<typeof page>
  const shopper = () => shop as User
  const operator = () => admin as User

  async function placeOrder(quantity = 1): Promise<{ id: number; number: number; total_price: string }> {
    const { id } = await newProduct(operator(), { user_id: shopper().id, name: 'Copper kettle', price: '64.00' })
    const { body } = await shopper().post('/orders', { items: [{ product_id: id, quantity }] })
    return body.data
  }
  const statusOf = async (id: number) => (await operator().get(`/orders/${id}`)).body.data.status

  it('is told what the server says when the password is wrong', async () => {
    await here().goto('/dashboard')
    await here().getByLabel('Email').fill(operator().email)
    await here().getByLabel('Password', { exact: true }).fill('not the password')
    await here().getByRole('button', { name: 'Sign in' }).click()
    const answer = await clientOf(souk).post('/session', { email: operator().email, password: 'not the password' })
    await expect.poll(() => here().getByRole('alert').innerText()).toBe(answer.body.message)
    await takePicture(here(), 'sign-in')
    // The browser itself reports the 401.
    expect(complaints?.splice(0)).toEqual([expect.stringContaining('401')])
  })

  it('sees the counts that the API tells', async () => {
    await placeOrder(2)
    await signIn(here(), operator())
    await here().getByTestId('orders-count').waitFor()
    for (const noun of ['products', 'orders']) {
      const { body } = await operator().get(`/${noun}?per_page=1`)
      expect(await numberIn(here(), `${noun}-count`)).toBe(body.meta.total)
    }
    expect(await here().title()).toBe('Overview · Souk')
  })

  it('sees a new order on the overview without loading it again', async () => {
    await signIn(here(), operator())
    await here().getByTestId('orders-count').waitFor()
    const before = await numberIn(here(), 'orders-count')
    await here().evaluate(() => Object.assign(globalThis, { stillHere: true }))
    await eventually(async () => {
      await placeOrder()
      await here().waitForTimeout(700)
      return (await numberIn(here(), 'orders-count')) > before
    })
    expect(await here().evaluate(() => 'stillHere' in globalThis)).toBe(true)
  })

  it('is told per field why a product is refused, and creates it', async () => {
    await signIn(here(), operator(), '/dashboard/products')
    await here().getByRole('button', { name: 'New product' }).click()
    const form = here().getByRole('dialog', { name: 'New product' })
    await form.getByLabel('Price').fill('19.990')
    await form.getByRole('button', { name: 'Create product' }).click()
    await form.getByText('The name field is required.').waitFor()
    await form.getByText('The price field must have at most 2 decimals.').waitFor()
    await takePicture(here(), 'new-product')
    await form.getByLabel('Name').fill('Brass tray')
    await form.getByLabel('Price').fill('19.99')
    await form.getByLabel('Quantity').fill('7')
    await form.getByRole('button', { name: 'Create product' }).click()
    await here().getByRole('dialog', { name: 'Product' }).getByText('Brass tray').waitFor()
    const { body } = await operator().get('/products?search=Brass')
    expect(body.data).toMatchObject([{ name: 'Brass tray', price: '19.99', quantity: 7, user_id: operator().id }])
    expect(complaints?.splice(0)).toEqual([expect.stringContaining('422')])
  })

  it('adjusts the stock with a reason, deletes the product, and thinks better of it', async () => {
    const { id } = await newProduct(operator(), { name: 'Tea glass', quantity: 10 })
    await signIn(here(), operator(), `/dashboard/products?product=${id}`)
    await here().getByLabel('Change').fill('-3')
    await here().getByLabel('Reason').fill('Broken on the way')
    await here().getByRole('button', { name: 'Adjust to 7' }).click()
    await here().getByRole('cell', { name: 'Broken on the way' }).waitFor()
    expect((await operator().get(`/products/${id}`)).body.data.quantity).toBe(7)
    await takePicture(here(), 'product')
    await here().getByRole('button', { name: 'Delete' }).click()
    await here().getByRole('dialog', { name: "Delete 'Tea glass'?" }).getByRole('button', { name: 'Delete' }).click()
    await here().getByText("'Tea glass' is deleted.").waitFor()
    expect((await operator().get(`/products/${id}`)).status).toBe(404)
    await here().getByRole('button', { name: 'Undo' }).click()
    await here().getByText("'Tea glass' is back.").waitFor()
    expect((await operator().get(`/products/${id}`)).body.data.quantity).toBe(7)
  })

  it('takes an order that came through the API, and moves it to shipped', async () => {
    await signIn(here(), operator(), '/dashboard/orders')
    await here().getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
    const { id, number } = await placeOrder()
    const row = here().getByRole('row', { name: `#${number} ` })
    await row.first().waitFor()
    await takePicture(here(), 'orders')
    await row.first().getByRole('link').click()
    const drawer = here().getByRole('region', { name: 'Order', exact: true })
    await drawer.getByLabel('Note', { exact: true }).fill('By courier')
    await drawer.getByRole('button', { name: 'Mark as paid' }).click()
    await doItNow(here())
    await drawer.getByRole('button', { name: 'Mark as shipped' }).click()
    await doItNow(here())
    await drawer.getByRole('button', { name: 'Mark as delivered' }).waitFor()
    await eventually(async () => (await statusOf(id)) === 'shipped')
    await drawer.getByText('By courier').waitFor()
    await takePicture(here(), 'order')
    expect(new URL(here().url()).searchParams.get('order')).toBe(String(id))
  })

  it('sees what came between the list and the live line', async () => {
    const { promise: placed, resolve } = Promise.withResolvers<void>()
    await here().routeWebSocket(/socket\.io/, async (line) => {
      await placed
      line.connectToServer()
    })
    await signIn(here(), operator(), '/dashboard/orders')
    await here().getByRole('row').nth(1).waitFor()
    const { number } = await placeOrder()
    resolve()
    await here()
      .getByRole('row', { name: `#${number} ` })
      .first()
      .waitFor()
  })

  it('sees a refused move taken back, with the sentence of the server', async () => {
    const { id } = await placeOrder()
    await signIn(here(), operator(), `/dashboard/orders?order=${id}`)
    const drawer = here().getByRole('region', { name: 'Order', exact: true })
    await drawer.getByRole('button', { name: 'Mark as paid' }).waitFor()
    // What happens meanwhile does not reach the page: it still believes that the order is pending.
    await here().route('**/api/v1/orders**', (route) =>
      route.request().method() === 'GET' ? undefined : route.continue(),
    )
    await shopper().post(`/orders/${id}/cancellation`)
    await drawer.getByRole('button', { name: 'Mark as paid' }).click()
    await doItNow(here())
    const { body } = await operator().call('PUT', `/orders/${id}/status`, { status: 'paid' })
    await here().getByText(body.message).waitFor()
    await drawer.getByText('Pending').waitFor()
    await here().unroute('**/api/v1/orders**')
    expect(complaints?.splice(0)).toEqual([expect.stringContaining('409')])
  })

  it("finds an order by its number, and a shop's orders by how its address begins", async () => {
    const { number } = await placeOrder()
    await signIn(here(), operator(), '/dashboard/orders')
    const search = here().getByLabel('Search orders')
    await search.fill(`#${number}`)
    await eventually(() => new URL(here().url()).searchParams.get('search') === `#${number}`)
    await here()
      .getByRole('link', { name: `#${number}`, exact: true })
      .waitFor()
    await search.fill(shopper().email.slice(0, 18))
    const { total } = (await shopper().get('/orders?per_page=1')).body.meta
    await here().getByText(`of ${total}`, { exact: false }).first().waitFor()
    await search.fill('nobody@')
    await here().getByText('No order matches.').waitFor()
  })

  it('shares a view by its address, and goes back to the one before', async () => {
    await placeOrder()
    await signIn(here(), operator(), '/dashboard/orders?status=delivered')
    await here().getByText('No order matches.').waitFor()
    await here().getByRole('link', { name: 'Products' }).click()
    await here().getByRole('heading', { name: 'Products', level: 1 }).waitFor()
    await here().goBack()
    await here().getByText('No order matches.').waitFor()
  })
})
