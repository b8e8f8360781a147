import { describe, expect, it } from 'vitest'
import { seriousProblems, signIn, takePicture } from './browser.ts'
import { newProduct, newUser, type User } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'
import { openCart, openShopWith } from './store-visitor.ts'

describe('at the desk, a merchant', () => {
  const { souk, admin, here, expectReported } = visits({
    PAYMENT_TEST_PROVIDER: 'true',
    MONITORING_KEPT_PER_SECOND: '1000',
  })

  const order = () => here().getByRole('region', { name: 'Order', exact: true })
  const rowLinks = (table: string) => here().getByRole('table', { name: table }).locator('[data-row-link]')

  async function shopWithOrders(count: number): Promise<{ merchant: User; ids: number[] }> {
    const merchant = await newUser(souk(), 'merchant')
    const { id } = await newProduct(merchant, { name: 'Copper kettle', price: '64.00', quantity: 50 })
    const ids: number[] = []
    for (let at = 0; at < count; at += 1)
      ids.push((await merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).body.data.id)
    return { merchant, ids }
  }

  it('is told what is to do today, and led there', async () => {
    const { merchant, ids } = await shopWithOrders(3)
    await merchant.call('PUT', `/orders/${ids[0]}/status`, { status: 'paid' })
    await newProduct(merchant, { name: 'Tea glass', quantity: 2 })
    await signIn(here(), merchant)
    const toDo = here().getByRole('region', { name: 'To do today' })
    await toDo.getByRole('link', { name: '2 unpaid' }).waitFor()
    await toDo.getByRole('link', { name: '1 running out' }).waitFor()
    await toDo.getByRole('link', { name: '1 to ship' }).click()
    await eventually(async () => (await rowLinks('Orders').allInnerTexts()).join() === '#1')
  })

  it('sees each step of the period as a bar from nought, on an axis of its measure, with the year', async () => {
    const { merchant } = await shopWithOrders(3)
    await signIn(here(), merchant, '/dashboard?days=7')
    const chart = here().getByRole('region', { name: 'Orders and revenue' })
    await chart.getByText('Revenue counts what was ordered').waitFor()
    const heights = await here().evaluate<string[]>(
      `[...document.querySelectorAll('[class*="bar"][style]')].map((bar) => bar.style.height)`,
    )
    // Six days of nothing, and today with 192.00 of 200 and 3 of 4, each under its own axis.
    const of = (today: string) => ['0%', '0%', '0%', '0%', '0%', '0%', today]
    expect(heights.filter((height) => height.endsWith('%'))).toEqual([...of('96%'), ...of('75%')])
    const words = await chart.innerText()
    expect(words).toContain(`, ${new Date().getUTCFullYear()}`)
    expect(words).toContain('without orders cancelled or refunded since')
    expect(words).toContain('Days are of UTC')
  })

  it('reads in a shop without products how to begin', async () => {
    await signIn(here(), await newUser(souk(), 'merchant'))
    const begin = here().getByRole('region', { name: 'Begin here' })
    await begin.getByRole('link', { name: 'Add a product' }).click()
    await here().getByText('There is no product yet.').waitFor()
    await here().getByText("Press 'New product' for the first one").waitFor()
  })

  it('is told that figures are old while the server cannot say them anew', async () => {
    const { merchant } = await shopWithOrders(1)
    await signIn(here(), merchant)
    await here().getByTestId('orders-count').waitFor()
    await here().route('**/api/v1/stats**', (route) => route.fulfill({ status: 500, json: { message: 'Not now.' } }))
    await merchant.post('/orders', { items: [{ product_id: (await newProduct(merchant)).id, quantity: 1 }] })
    await here().getByText('This may be old.').waitFor()
    await expect.poll(() => here().getByTestId('orders-count').innerText()).toBe('1')
    expectReported(500)
  })

  it('goes from an order to the next and the one before, as the list is sorted, and copies its id', async () => {
    const { merchant, ids } = await shopWithOrders(3)
    await here().context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await signIn(here(), merchant, `/dashboard/orders?sort=created_at&order=${ids[0]}`)
    await order().getByRole('link', { name: 'The next order' }).click()
    await here().getByRole('heading', { name: 'Order #2', level: 1 }).waitFor()
    await order().getByRole('link', { name: 'The next order' }).click()
    await here().getByRole('heading', { name: 'Order #3', level: 1 }).waitFor()
    await expect.poll(() => order().getByRole('button', { name: 'The next order' }).isDisabled()).toBe(true)
    await order().getByRole('button', { name: 'Copy the id' }).click()
    expect(await here().evaluate('navigator.clipboard.readText()')).toBe(String(ids[2]))
    await order().getByRole('link', { name: 'The order before' }).click()
    await here().getByRole('heading', { name: 'Order #2', level: 1 }).waitFor()
  })

  it('sees every mail of an order and every attempt to pay it, declined ones too', async () => {
    const { merchant, slug, products } = await openShopWith(souk(), { Mug: { price: '18.50', quantity: 10 } })
    const cart = await openCart(souk(), slug, { [products.Mug ?? 0]: 1 })
    const total = await cart.fillIn('ada@example.com')
    for (const scenario of ['declines', 'pays']) {
      const paid = await cart.call('POST', '/payment', { provider: 'test', scenario, expected_total: total })
      expect(paid.status, JSON.stringify(paid.body)).toBeLessThan(300)
      await cart.order(total)
    }
    const [{ id }] = await eventually(async () => {
      const { data } = (await merchant.get('/orders')).body
      return data.length > 0 && data
    })
    const states = async () => (await merchant.get(`/orders/${id}/payments`)).body.data.map(stateOf).toSorted()
    await eventually(async () => (await states()).join() === 'captured,failed')
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    await order().getByRole('list', { name: 'Payments' }).getByText('Failed', { exact: true }).waitFor()
    const mails = order().getByRole('list', { name: 'Mails' })
    await mails.getByText('ada@example.com').first().waitFor()
    await mails.getByText('Sent', { exact: true }).first().waitFor()
    // Of another order there are none here.
    const { data } = (await merchant.get(`/notifications?order_id=${id}`)).body
    expect(new Set(data.map(({ order_id }: { order_id: number }) => order_id))).toEqual(new Set([id]))
  })

  it('picks orders, ships them at once and prints their slips', async () => {
    const { merchant, ids } = await shopWithOrders(3)
    await here().addInitScript(() => Object.assign(globalThis, { print: () => {} }))
    await signIn(here(), merchant, '/dashboard/orders')
    const boxes = here().getByRole('table', { name: 'Orders' }).getByLabel('Pick this row')
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    const bar = here().getByRole('region', { name: 'Picked rows' })
    await bar.getByText('2 picked').waitFor()
    await bar.getByRole('button', { name: 'Packing slips' }).click()
    await here().emulateMedia({ media: 'print' })
    for (const number of [3, 2])
      await here()
        .getByRole('heading', { name: `Packing slip #${number}` })
        .waitFor()
    await here().emulateMedia({ media: 'screen' })
    await here().evaluate("dispatchEvent(new Event('afterprint'))")
    await bar.getByRole('button', { name: 'Ship 2' }).click()
    const question = here().getByRole('dialog', { name: 'Ship 2 orders?' })
    await question.getByText('2 of them are not paid yet.').waitFor()
    const yes = question.getByRole('button', { name: 'Ship them' })
    await eventually(() => yes.isEnabled())
    await here().clock.install()
    await yes.click()
    await here().getByText('2 orders will be shipped.').waitFor()
    await here().clock.fastForward(10_000)
    await here().getByText('2 on their way.').waitFor()
    const statuses = await Promise.all(ids.map(async (id) => (await merchant.get(`/orders/${id}`)).body.data.status))
    expect(statuses).toEqual(['pending', 'shipped', 'shipped'])
    await bar.waitFor({ state: 'detached' })
  })

  it('sorts by the head of a column, and changes prices and stock in a grid; a wrong one stays', async () => {
    const merchant = await newUser(souk(), 'merchant')
    const kettle = await newProduct(merchant, { name: 'Kettle', price: '64.00', quantity: 5 })
    const glass = await newProduct(merchant, { name: 'Glass', price: '3.20', quantity: 40 })
    await signIn(here(), merchant, '/dashboard/products')
    const head = here().getByRole('columnheader', { name: 'Price' })
    await head.getByText('Price').click()
    await eventually(async () => (await rowLinks('Products').allInnerTexts()).join() === 'Glass,Kettle')
    await head.getByText('Price').click()
    await eventually(async () => (await rowLinks('Products').allInnerTexts()).join() === 'Kettle,Glass')
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending')
    await here().getByLabel('Pick all rows of this page').check()
    await here().getByRole('button', { name: 'Prices and stock' }).click()
    const grid = here().getByRole('dialog', { name: 'Prices and stock' })
    await grid.getByLabel('Price of Kettle').fill('59.90')
    await grid.getByLabel('Stock of Glass').fill('many')
    await takePicture(here(), 'prices-and-stock')
    await grid.getByRole('button', { name: 'Save 2' }).click()
    await grid.getByRole('alert').waitFor()
    expect((await merchant.get(`/products/${kettle.id}`)).body.data.price).toBe('59.90')
    await grid.getByLabel('Stock of Glass').fill('36')
    await eventually(() => grid.getByRole('button', { name: 'Save 1' }).isEnabled())
    await grid.getByRole('button', { name: 'Save 1' }).click()
    await grid.waitFor({ state: 'detached' })
    const { quantity } = (await merchant.get(`/products/${glass.id}`)).body.data
    expect(quantity).toBe(36)
    expectReported(422)
  })

  it('finds what was deleted, and restores it', async () => {
    const merchant = await newUser(souk(), 'merchant')
    const { id } = await newProduct(merchant, { name: 'Old cup' })
    await merchant.call('DELETE', `/products/${id}`)
    const { id: other } = await newProduct(admin(), { name: 'Not theirs' })
    await admin().call('DELETE', `/products/${other}`)
    await signIn(here(), merchant, '/dashboard/products')
    await here().getByRole('link', { name: 'Deleted ones' }).click()
    await here().getByRole('cell', { name: 'Old cup' }).waitFor()
    await expect.poll(() => here().getByText('Not theirs').count()).toBe(0)
    await here().getByRole('button', { name: 'Restore' }).click()
    await here().getByText('No product was deleted.').waitFor()
    await here().getByRole('link', { name: 'Products', exact: true }).last().click()
    await here().getByRole('link', { name: 'Old cup' }).waitFor()
  })

  it('has an own failed mail tried again, and nobody else’s', async () => {
    const { merchant } = await shopWithOrders(0)
    const { id } = await newProduct(merchant, { quantity: 5 })
    souk().mailServer.refuse(3)
    await merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    const mail = await eventually(async () => (await merchant.get('/notifications?status=failed')).body.data[0])
    const stranger = await newUser(souk(), 'merchant')
    expect((await stranger.post(`/notifications/${mail.id}/retry`)).status).toBe(404)
    await signIn(here(), merchant, '/dashboard')
    await here().getByRole('link', { name: '1 failed mails' }).click()
    await here().getByRole('link', { name: 'Order placed' }).click()
    await here().getByRole('dialog', { name: 'Mail' }).getByRole('button', { name: 'Try again' }).click()
    await here().getByRole('dialog', { name: 'Mail' }).getByText('Sent', { exact: true }).first().waitFor()
    expect((await merchant.post(`/notifications/${mail.id}/retry`)).status).toBe(409)
  })

  it('finds a page, an order and a product by Ctrl+K', async () => {
    const { merchant } = await shopWithOrders(2)
    await signIn(here(), merchant)
    for (const { words, name, heading } of [
      { words: 'promo', name: 'Promotions', heading: 'Promotions' },
      { words: '#2', name: 'Order #2', heading: 'Order #2' },
      { words: 'kettle', name: 'Copper kettle', heading: 'Products' },
    ]) {
      await here().keyboard.press('Control+k')
      await here().getByPlaceholder("A page, an order's number, a product").fill(words)
      await here().getByRole('button', { name }).waitFor()
      await eventually(async () => {
        await here().keyboard.press('ArrowDown')
        return (await here().locator('[data-selected]').count()) > 0
      })
      await takePicture(here(), 'palette')
      expect(await seriousProblems(here())).toEqual([])
      await here().keyboard.press('Enter')
      await here().getByRole('heading', { name: heading, level: 1, includeHidden: true }).waitFor()
    }
    await here().getByRole('dialog', { name: 'Product', exact: true }).waitFor()
  })

  it('comes from the address bar to any row within ten stops of the tab key', async () => {
    const { merchant } = await shopWithOrders(4)
    await signIn(here(), merchant, '/dashboard/orders')
    await rowLinks('Orders').last().waitFor()
    await here().reload()
    await rowLinks('Orders').last().waitFor()
    const focused = (selector: string) => here().evaluate(`document.activeElement.matches('${selector}')`)
    let stops = 0
    const tab = async () => {
      await here().keyboard.press('Tab')
      stops += 1
    }
    await tab()
    await here().keyboard.press('Enter')
    while (!(await focused('[data-row-link]')) && stops < 20) await tab()
    expect(stops).toBeLessThanOrEqual(10)
    for (let row = 1; row < 4; row += 1) await here().keyboard.press('ArrowDown')
    await here().keyboard.press('Enter')
    await here().getByRole('heading', { name: 'Order #1', level: 1 }).waitFor()
  })

  it('reads in their own words what they did', async () => {
    const { merchant } = await shopWithOrders(1)
    await eventually(async () => {
      await souk().dependencies.recorder.flush()
      const { data } = (await admin().get(`/monitoring/entries?kind=request&user_id=${merchant.id}`)).body
      return data.some(({ name }: { name: string }) => name === 'POST /api/v1/orders')
    })
    await signIn(here(), merchant, '/dashboard/monitoring?kind=request')
    await here().getByText('Placed an order', { exact: true }).waitFor()
    await expect
      .poll(() =>
        here()
          .getByText(/(GET|POST) \/api/)
          .count(),
      )
      .toBe(0)
  })

  it('is looked up once for a page of many shops, by the operator', async () => {
    for (let at = 0; at < 3; at += 1) await shopWithOrders(1)
    const asked: string[] = []
    here().on('request', (request) => void (/\/api\/v1\/users/.test(request.url()) && asked.push(request.url())))
    await signIn(here(), admin(), '/dashboard/orders')
    await eventually(() => asked.length > 0)
    await here().waitForLoadState('networkidle')
    expect(asked).toHaveLength(1)
    await expect
      .poll(() =>
        here()
          .getByRole('cell', { name: /^User \d/ })
          .count(),
      )
      .toBe(0)
  })
})

const stateOf = ({ state }: { state: string }) => state
