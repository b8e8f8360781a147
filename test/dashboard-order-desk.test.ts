import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { doItNow, expectNoSidewaysScroll, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { newProduct, newUser, type User } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'
import { openCart, openShopWith } from './store-visitor.ts'

describe('on an order, in the dashboard, a merchant', () => {
  const { souk, here, visitAgain, expectReported, admin } = visits()

  const drawer = () => here().getByRole('region', { name: 'Order', exact: true })

  async function newOrder(): Promise<{ merchant: User; id: number; number: number; total_price: string }> {
    const merchant = await newUser(souk(), 'merchant')
    const kettle = await newProduct(merchant, { name: 'Copper kettle', price: '64.00' })
    const glass = await newProduct(merchant, { name: 'Tea glass', price: '3.20' })
    const items = [
      { product_id: kettle.id, quantity: 1 },
      { product_id: glass.id, quantity: 6 },
    ]
    return { merchant, ...(await merchant.post('/orders', { items })).body.data }
  }

  /** The browser's own window for printing would stay open. */
  const countPrints = (page: Page) =>
    page.addInitScript(() =>
      Object.assign(globalThis, { prints: 0, print: () => Object.assign(globalThis, { prints: 1 }) }),
    )

  /** By day and night, at the desk and on the phone. */
  async function lookByNight(picture: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await here().emulateMedia({ colorScheme })
      await takePicture(here(), `${picture}-${colorScheme}`)
      expect(await seriousProblems(here())).toEqual([])
    }
    await here().setViewportSize(phone.viewport)
    await takePicture(here(), `phone-${picture}`)
    expect(await seriousProblems(here())).toEqual([])
    await expectNoSidewaysScroll(here())
    await here().emulateMedia({ colorScheme: 'light' })
    await here().setViewportSize({ width: 1440, height: 900 })
  }

  /** Two mugs and a bowl with shipping, ordered by a stranger: 68.80. */
  async function boughtOrder(): Promise<{ merchant: User; id: number }> {
    const shop = await openShopWith(souk(), {
      Mug: { price: '18.50', quantity: 10, sku: 'MUG' },
      Bowl: { price: '26.90', quantity: 4 },
    })
    const { Mug = 0, Bowl = 0 } = shop.products
    const cart = await openCart(souk(), shop.slug, { [Mug]: 2, [Bowl]: 1 })
    const total = await cart.fillIn('ada@example.com')
    await cart.call('POST', '/payment', { provider: 'manual', expected_total: total })
    await cart.order(total)
    return { merchant: shop.merchant, id: (await shop.merchant.get('/orders')).body.data[0].id }
  }
  const orderOf = async (merchant: User, id: number) => (await merchant.get(`/orders/${id}`)).body.data
  const form = (name: string) => here().getByRole('dialog', { name, exact: true })

  it('sees who ordered, where it goes and what the total is made of, as the API tells it', async () => {
    const { merchant, id } = await boughtOrder()
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    const order = await orderOf(merchant, id)
    await drawer().getByText('Unpaid · Nothing sent').waitFor()
    await drawer().getByRole('link', { name: 'ada@example.com' }).waitFor()
    await drawer().getByText(order.shipping_address.line1).waitFor()
    const lines = drawer().getByRole('table', { name: 'Lines' })
    for (const [label, amount] of [
      ['Items', order.items_total],
      ['Shipping', order.shipping_total],
      ['Tax, included', order.tax_total],
      ['Total in EUR', order.total_price],
    ])
      await lines.getByRole('row', { name: `${label} ${amount}`, exact: true }).waitFor()
    await expect.poll(() => lines.getByRole('row', { name: /Discount|Cancelled/ }).count()).toBe(0)
    await takePicture(here(), 'order-bought')
    expect(await seriousProblems(here())).toEqual([])
    await here().setViewportSize(phone.viewport)
    await takePicture(here(), 'phone-order-bought')
    expect(await seriousProblems(here())).toEqual([])
    await expectNoSidewaysScroll(here())
  })

  it('ships half today with its tracking, the rest later, and says when it has arrived', async () => {
    const { merchant, id } = await boughtOrder()
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    await drawer().getByRole('button', { name: 'Ship', exact: true }).click()
    await form('Ship').getByLabel('Units of Mug').fill('1')
    await form('Ship').getByLabel('Units of Bowl').fill('0')
    await form('Ship').getByLabel('Carrier').fill('Post')
    await form('Ship').getByLabel('Tracking link').fill('javascript:alert(1)')
    await form('Ship').getByRole('button', { name: 'Ship' }).click()
    await form('Ship').getByText('must be a web address').waitFor()
    await takePicture(here(), 'order-ship')
    expect(await seriousProblems(here())).toEqual([])
    await form('Ship').getByLabel('Tracking link').fill('https://post.example/1')
    await form('Ship').getByRole('button', { name: 'Ship' }).click()
    await doItNow(here())
    await drawer().getByText('Unpaid · Sent in part').waitFor()
    const parcels = drawer().getByRole('list', { name: 'Parcels' }).getByRole('listitem')
    await expect
      .poll(() => parcels.getByRole('link', { name: 'Post' }).getAttribute('href'))
      .toBe('https://post.example/1')
    await parcels.getByText('1 × Mug').waitFor()
    await drawer().getByRole('button', { name: 'Ship', exact: true }).click()
    await form('Ship').getByRole('button', { name: 'Ship' }).press('Enter')
    await doItNow(here())
    await drawer().getByText('Unpaid · All sent').waitFor()
    expect(await orderOf(merchant, id)).toMatchObject({ status: 'shipped', fulfillment_status: 'shipped' })
    for (const parcel of [1, 2]) {
      const arrived = parcels.getByRole('button', { name: 'Delivered' }).first()
      await eventually(() => arrived.isEnabled())
      await arrived.click()
      await doItNow(here())
      await eventually(async () => (await parcels.getByText('Delivered', { exact: true }).count()) >= parcel)
    }
    await drawer().getByText('Unpaid · All delivered').waitFor()
    expectReported(422)
  })

  const noticesOf = (page: Page) => page.getByRole('alert').filter({ hasText: 'Undo' })
  const undo = (page: Page, words: string) =>
    noticesOf(page).filter({ hasText: words }).getByRole('button', { name: 'Undo' }).click()
  const movesOf = async (merchant: User, id: number): Promise<string[]> =>
    (await merchant.get(`/orders/${id}/history`)).body.data.map(({ to }: { to: string }) => to)

  it('takes a parcel back for ten seconds: then nobody is told of it, and what was typed is still there', async () => {
    const { merchant, id } = await boughtOrder()
    await here().clock.install()
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    const ship = drawer().getByRole('button', { name: 'Ship', exact: true })
    await ship.click()
    await form('Ship').getByLabel('Carrier').fill('Post')
    await form('Ship').getByRole('button', { name: 'Ship' }).click()
    const pending = drawer().getByText('A parcel of order #1 will be shipped.')
    await pending.waitFor()
    await expect.poll(() => ship.isVisible()).toBe(false)
    await lookByNight('order-held')
    await undo(here(), 'A parcel of order #1')
    await pending.waitFor({ state: 'detached' })
    await here().clock.fastForward(20_000)
    await ship.click()
    await expect.poll(() => form('Ship').getByLabel('Carrier').inputValue()).toBe('Post')
    expect(await orderOf(merchant, id)).toMatchObject({ status: 'pending', fulfillment_status: 'none' })
    const mails = (await merchant.get(`/notifications?order_id=${id}`)).body.data
    expect(mails.filter(({ event }: { event: string }) => event === 'fulfillment.shipped')).toEqual([])
  })

  it('moves several orders, each by its own clock; what waits is sent once when the page is left', async () => {
    const { merchant, products } = await openShopWith(souk(), { Mug: { price: '18.50', quantity: 10 } })
    const items = [{ product_id: products.Mug, quantity: 1 }]
    const ids: number[] = []
    for (let number = 1; number <= 3; number += 1) ids.push((await merchant.post('/orders', { items })).body.data.id)
    const [first = 0, second = 0, third = 0] = ids
    await here().clock.install()
    await signIn(here(), merchant, '/dashboard/orders')
    const markPaid = async (number: number) => {
      await here()
        .getByRole('link', { name: `#${number}`, exact: true })
        .click()
      await drawer().getByRole('button', { name: 'Mark as paid' }).click()
      await drawer().getByText(`Order #${number} will be marked as paid.`).waitFor()
      await drawer().getByRole('link', { name: 'Orders' }).click()
    }
    await markPaid(1)
    await markPaid(2)
    await expect.poll(() => noticesOf(here()).count()).toBe(2)
    await undo(here(), 'Order #1')
    expect([await movesOf(merchant, first), await movesOf(merchant, second)]).toEqual([['pending'], ['pending']])
    await here().clock.fastForward(10_000)
    await here().getByText('Order #2: Paid.').waitFor()
    expect([await movesOf(merchant, first), await movesOf(merchant, second)]).toEqual([
      ['pending'],
      ['pending', 'paid'],
    ])

    const boxes = here().getByRole('table', { name: 'Orders' }).getByLabel('Pick this row')
    const shipTwo = async () => {
      await boxes.nth(0).check()
      await boxes.nth(1).check()
      await here().getByRole('button', { name: 'Ship 2', exact: true }).click()
      const yes = here().getByRole('dialog', { name: 'Ship 2 orders?' }).getByRole('button', { name: 'Ship them' })
      await eventually(() => yes.isEnabled())
      await yes.click()
      await noticesOf(here()).getByText('2 orders will be shipped.').waitFor()
    }
    await shipTwo()
    await undo(here(), '2 orders')
    const unsentOf = async (id: number) => (await orderOf(merchant, id)).items[0].fulfilled
    await eventually(async () => (await unsentOf(second)) === 0 && (await unsentOf(third)) === 0)
    await here().getByRole('alert').filter({ hasText: 'Undo' }).waitFor({ state: 'detached' })
    await here().reload()
    await shipTwo()
    await here().goto('about:blank')
    await eventually(async () => (await orderOf(merchant, second)).status === 'shipped')
    await eventually(async () => (await orderOf(merchant, third)).status === 'shipped')
    expect(await movesOf(merchant, second)).toEqual(['pending', 'paid', 'shipped'])
    expect(await movesOf(merchant, first)).toEqual(['pending'])
  })

  it('has what waits sent before the session ends by signing out', async () => {
    const { merchant, id } = await newOrder()
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    await drawer().getByRole('button', { name: 'Mark as paid' }).click()
    await drawer().getByText('will be marked as paid.').waitFor()
    await here().getByRole('button', { name: 'Account of' }).click()
    await here().getByRole('menuitem', { name: 'Sign out' }).click()
    await here().getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await movesOf(merchant, id)).toEqual(['pending', 'paid'])
  })

  it('records money in two parts, gives some back, and cancels what nobody will send', async () => {
    const { merchant, id } = await boughtOrder()
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    await drawer().getByRole('button', { name: 'Record a payment' }).click()
    await form('Record a payment').getByText('68.80 is outstanding.').waitFor()
    await form('Record a payment').getByLabel('Amount').fill('20.00')
    await form('Record a payment').getByRole('button', { name: 'Record payment' }).click()
    await drawer().getByText('Paid in part · Nothing sent').waitFor()
    await drawer().getByRole('button', { name: 'Record a payment' }).click()
    await form('Record a payment').getByText('48.80 is outstanding.').waitFor()
    await form('Record a payment').getByRole('button', { name: 'Record payment' }).click()
    await drawer().getByText('Paid · Nothing sent').waitFor()
    await drawer().getByRole('button', { name: 'Refund' }).first().click()
    await form('Refund').getByText('An amount').click()
    await form('Refund').getByLabel('Amount', { exact: true }).fill('5.00')
    await form('Refund').getByLabel('Reason').fill('A scratch')
    await takePicture(here(), 'order-refund')
    expect(await seriousProblems(here())).toEqual([])
    await form('Refund').getByRole('button', { name: 'Refund' }).click()
    await drawer().getByText('Refunded in part · Nothing sent').waitFor()
    await drawer().getByRole('listitem').filter({ hasText: 'A scratch' }).waitFor()
    await drawer().getByRole('button', { name: 'Cancel lines' }).click()
    await form('Cancel lines').getByLabel('Units of Bowl').fill('1')
    await form('Cancel lines').getByRole('button', { name: 'Cancel these' }).click()
    await drawer()
      .getByRole('row', { name: /^Cancelled/ })
      .waitFor()
    const order = await orderOf(merchant, id)
    expect(order.items.map(({ cancelled }: { cancelled: number }) => cancelled).toSorted()).toEqual([0, 1])
    await drawer()
      .getByRole('row', { name: `Cancelled of it −${order.cancelled_total}`, exact: true })
      .waitFor()
  })

  it('writes notes, for the shop and for the buyer, that stand among what happened', async () => {
    const { merchant, id } = await newOrder()
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    const text = drawer().getByLabel('Text of the note')
    await text.fill('Comes from the fair.')
    await drawer().getByRole('button', { name: 'Add note' }).press('Enter')
    await drawer().getByRole('listitem').filter({ hasText: 'Comes from the fair.' }).waitFor()
    await eventually(async () => (await text.inputValue()) === '')
    await text.fill('Thank you!')
    await drawer().getByLabel('The buyer reads it, too').check()
    await drawer().getByRole('button', { name: 'Add note' }).click()
    await drawer().getByRole('listitem').filter({ hasText: 'Note for the buyer' }).waitFor()
    const { data } = (await merchant.get(`/orders/${id}/notes`)).body
    const notes = data.map((note: { text: string; public: boolean }) => [note.text, note.public]).toSorted()
    expect(notes).toEqual([
      ['Comes from the fair.', false],
      ['Thank you!', true],
    ])
    await here().setViewportSize(phone.viewport)
    await takePicture(here(), 'phone-order-notes')
    expect(await seriousProblems(here())).toEqual([])
    await expectNoSidewaysScroll(here())
  })

  it('makes one for a buyer on the phone, with a link to its checkout, or places it for them', async () => {
    const { merchant, products } = await openShopWith(souk(), { Mug: { price: '18.50', quantity: 10 } })
    await newProduct(merchant, { name: 'Sample' })
    await signIn(here(), merchant, '/dashboard/orders')
    await here().getByRole('link', { name: 'New order' }).click()
    const search = here().getByRole('combobox', { name: 'Add a product' })
    await search.click()
    // No listing shows it.
    await here().getByRole('option', { name: 'Sample' }).and(here().locator('[data-combobox-disabled]')).waitFor()
    await search.fill('mu')
    await here().getByRole('option', { name: 'Mug · 18.50' }).click()
    await here().getByLabel('Quantity of Mug').fill('20')
    await here().getByLabel('Email').fill('ada@example.com')
    const make = here().getByRole('button', { name: 'Make the draft' })
    await make.click()
    await here().getByText("Only 10 of 'Mug' can be had.").waitFor()
    expectReported(422)
    await here().getByLabel('Quantity of Mug').fill('2')
    for (const [label, text] of [
      ['Name', 'Ada Beispiel'],
      ['Street and number', 'Hauptstr. 1'],
      ['Postal code', '10115'],
      ['City', 'Berlin'],
    ] as const)
      await here().getByLabel(label, { exact: true }).fill(text)
    await expect.poll(() => here().getByRole('combobox', { name: 'Country' }).inputValue()).toBe('Germany')
    await takePicture(here(), 'new-order')
    expect(await seriousProblems(here())).toEqual([])
    await here().setViewportSize(phone.viewport)
    await expectNoSidewaysScroll(here())
    await takePicture(here(), 'phone-new-order')
    await eventually(() => make.isEnabled())
    await make.click()

    const link = await here().getByTestId('draft-link').innerText()
    expect(await seriousProblems(here())).toEqual([])
    await expectNoSidewaysScroll(here())
    await takePicture(here(), 'phone-new-order-made')
    await here().setViewportSize({ width: 1440, height: 900 })
    const { page: theirs } = await visitAgain({})
    const seen = here().getByRole('link', { name: 'See what the buyer sees' })
    await expect.poll(() => seen.getAttribute('href')).toBe(link)
    await theirs.goto(new URL(link).pathname)
    await theirs.getByText('2 × Mug').waitFor()
    await here().getByRole('combobox', { name: 'How it is sent' }).click()
    await here().getByRole('option', { name: 'Parcel · 4.90' }).click()
    await here().getByRole('row', { name: 'Total in EUR 41.90' }).waitFor()
    await here().emulateMedia({ colorScheme: 'dark' })
    await takePicture(here(), 'new-order-made')
    expect(await seriousProblems(here())).toEqual([])
    const placeIt = async () => {
      await here().getByRole('button', { name: 'Place the order' }).click()
      await here().getByRole('dialog').getByRole('button', { name: 'Place it' }).click()
    }
    // The buyer takes one more meanwhile.
    const [, , shop, , key = ''] = new URL(link).pathname.split('/')
    const [cart, token = ''] = key.split('.')
    const item = `/shops/${shop}/carts/${cart}/items/${products.Mug}`
    expect((await merchant.call('PUT', item, { quantity: 3 }, { 'x-cart-token': token })).status).toBe(200)
    await placeIt()
    await here().getByRole('row', { name: 'Total in EUR 60.40' }).waitFor()
    expectReported(409)
    await placeIt()
    await here().getByRole('heading', { name: 'Order #1', level: 1 }).waitFor()
    const [order] = (await merchant.get('/orders')).body.data
    expect(order).toMatchObject({ email: 'ada@example.com', total_price: '60.40', payment_status: 'unpaid' })
    await theirs.reload()
    await theirs.getByText('Maybe it was ordered').waitFor()
    await theirs.context().close()
  })

  it('finds what was put together for buyers beside the orders, with its link, and gives one up', async () => {
    const { merchant, products } = await openShopWith(souk(), { Mug: { price: '18.50', quantity: 10 } })
    const items = [{ product_id: products.Mug, quantity: 2 }]
    const { url, cart } = (await merchant.post('/drafts', { items, email: 'ada@example.com' })).body.data
    await merchant.post('/drafts', { items })
    await here().addInitScript(() =>
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => void Object.assign(globalThis, { copied: text }) },
      }),
    )
    await signIn(here(), merchant, '/dashboard/orders')
    await here().getByRole('navigation', { name: 'Orders' }).getByRole('link', { name: 'Drafts' }).click()
    const rows = here().getByRole('table', { name: 'Drafts' }).locator('tbody tr')
    await expect.poll(() => rows.count()).toBe(2)
    const row = rows.filter({ hasText: 'ada@example.com' })
    await row.getByText('2 × Mug').waitFor()
    await row.getByRole('button', { name: 'Copy the link' }).click()
    await expect.poll(() => here().evaluate('copied')).toBe(url)
    await lookByNight('drafts')
    await row.getByRole('link', { name: 'ada@example.com' }).click()
    await expect.poll(() => here().getByTestId('draft-link').innerText()).toBe(url)
    await here().getByRole('row', { name: 'Total in EUR 37.00' }).waitFor()
    await lookByNight('draft')
    await here().getByRole('button', { name: 'Delete', exact: true }).click()
    await here().getByRole('dialog', { name: 'Delete the draft?' }).getByRole('button', { name: 'Delete it' }).click()
    await expect.poll(() => rows.count()).toBe(1)
    expect((await merchant.get(`/drafts/${cart.id}`)).status).toBe(404)
  })

  it('is a shopkeeper: who only buys sees no way to put orders together, and an operator says first whose it is', async () => {
    const { merchant } = await openShopWith(souk(), { Mug: { price: '18.50', quantity: 10 } })
    await signIn(here(), await newUser(souk()), '/dashboard/orders')
    await here().getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
    await expect
      .poll(() =>
        here()
          .getByRole('link', { name: /New order|Drafts/ })
          .count(),
      )
      .toBe(0)
    await here().goto('/dashboard/orders/new')
    await here().getByRole('heading', { name: 'Nothing here' }).waitFor()

    const { page: theirs } = await visitAgain({})
    await signIn(theirs, admin(), '/dashboard/orders/new')
    await theirs.getByText('Choose whose shop the order is of').waitFor()
    await expect.poll(() => theirs.getByRole('combobox', { name: 'Add a product' }).count()).toBe(0)
    await takePicture(theirs, 'new-order-operator')
    await theirs.getByRole('combobox', { name: 'Whose shop' }).fill(merchant.email)
    await theirs.getByRole('option', { name: merchant.email }).click()
    await theirs.getByRole('combobox', { name: 'Add a product' }).fill('mug')
    await theirs.getByRole('option', { name: 'Mug · 18.50' }).click()
    await theirs.getByRole('button', { name: 'Make the draft' }).click()
    await theirs.getByTestId('draft-link').waitFor()
    expect((await merchant.get('/drafts')).body.data).toMatchObject([{ items: [{ title: 'Mug', quantity: 1 }] }])
    await theirs.context().close()
  })

  it('is asked before a note that nobody has sent is thrown away', async () => {
    const { merchant, id } = await newOrder()
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    await drawer().getByLabel('Text of the note').fill('Half a')
    await here().getByRole('link', { name: 'Products', exact: true }).click()
    await here().getByRole('dialog', { name: 'Discard what you typed?' }).waitFor()
    await expect.poll(() => drawer().getByLabel('Text of the note').inputValue()).toBe('Half a')
  })

  it('prints it with what it costs, and a packing slip without', async () => {
    const { merchant, id, number, total_price } = await newOrder()
    await merchant.call('PATCH', '/shop', { name: 'Copper & Clay', postal_address: 'Töpfergasse 2\n50667 Köln' })
    await countPrints(here())
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    const sheet = here().locator('.printed')
    for (const { button, title, hasPrices } of [
      { button: 'Invoice', title: `Invoice #${number}`, hasPrices: true },
      { button: 'Packing slip', title: `Packing slip #${number}`, hasPrices: false },
    ]) {
      await drawer().getByRole('button', { name: button }).click()
      await sheet.waitFor({ state: 'attached' })
      await expect.poll(() => sheet.isVisible()).toBe(false)
      expect(await here().evaluate('prints')).toBe(1)
      await here().emulateMedia({ media: 'print' })
      await sheet.getByRole('heading', { name: title }).waitFor()
      await sheet.getByText('Copper & Clay').waitFor()
      await sheet.getByText('50667 Köln').waitFor()
      await sheet.getByRole('row', { name: 'Tea glass' }).waitFor()
      expect((await sheet.innerText()).includes(total_price)).toBe(hasPrices)
      await expect.poll(() => drawer().isVisible()).toBe(false)
      await takePicture(here(), `printed-${hasPrices ? 'invoice' : 'slip'}`)
      await here().emulateMedia({ media: 'screen' })
      await here().evaluate("dispatchEvent(new Event('afterprint'))")
      await sheet.waitFor({ state: 'detached' })
    }
  })

  it('prints an invoice whose net and tax come to the total, with who sells, who buys, and what was paid', async () => {
    const { merchant, id } = await boughtOrder()
    await merchant.call('PATCH', '/shop', { postal_address: 'Töpfergasse 2\n50667 Köln\nUSt-ID DE123456789' })
    const order = await orderOf(merchant, id)
    await countPrints(here())
    await signIn(here(), merchant, `/dashboard/orders?order=${id}`)
    await drawer().getByRole('button', { name: 'Invoice' }).click()
    const sheet = here().locator('.printed')
    await here().emulateMedia({ media: 'print' })
    for (const text of ['USt-ID DE123456789', order.shipping_address.line1, 'Mug', '19%', 'To be paid.'])
      await sheet.getByText(text).first().waitFor()
    await sheet.getByRole('row', { name: `Total in EUR ${order.total_price}` }).waitFor()
    const taxes = sheet.getByRole('table', { name: 'Taxes' }).getByRole('row')
    const sums = (await taxes.allInnerTexts()).slice(1).flatMap((row) => row.match(/\d+\.\d{2}/g) ?? [])
    expect(sums.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0)).toBe(
      Math.round(Number(order.total_price) * 100),
    )
    await takePicture(here(), 'printed-invoice-taxes')
  })
})
