import type { Browser } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inspectView, numberIn, openBrowser, phone, signIn, takePicture, type Visit, visit } from './browser.ts'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

describe('in the dashboard, mails that failed for good', () => {
  let souk: Souk
  let browser: Browser
  let admin: User
  let shop: User
  let { page, complaints }: Visit = {} as Visit

  beforeAll(async () => {
    ;[souk, browser] = await Promise.all([startSouk(), openBrowser()])
    ;[admin, shop] = [await newUser(souk, 'admin'), await newUser(souk, 'merchant')]
    return () => browser.close()
  })
  beforeEach(async () => {
    ;({ page, complaints } = await visit(browser, souk))
  })
  afterEach(async () => {
    await page.context().close()
    expect(complaints).toEqual([])
    souk.mailServer.refuse(0)
    await admin.call('DELETE', '/failed-jobs')
  })

  const mailsOf = ({ email }: User) => souk.mailServer.received.filter(({ to }) => to?.[0]?.address === email)
  const failedJobs = async () => (await admin.get('/failed-jobs')).body
  const rows = () => page.getByRole('table', { name: 'Failed mails' }).locator('tbody tr')

  /** Orders whose mails the server refuses until they are given up. */
  async function failMails(count: number, code = 451): Promise<{ id: number; number: number }[]> {
    const before = (await failedJobs()).meta.total
    souk.mailServer.refuse(count * 3, code)
    const { id } = await newProduct(admin, { user_id: shop.id, name: 'Copper kettle', quantity: 100 })
    const orders: { id: number; number: number }[] = []
    for (let turn = 0; turn < count; turn += 1) {
      orders.push((await shop.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).body.data)
    }
    await eventually(async () => (await failedJobs()).meta.total === before + count)
    return orders
  }

  it('are seen with each attempt, retried when the mail server is back, and arrive once', async () => {
    const [order] = await failMails(1, 550)
    const before = mailsOf(shop).length
    await signIn(page, admin)
    await eventually(async () => (await numberIn(page, 'failed-jobs-count')) === 1)
    await page.getByRole('link', { name: '1 failed mails' }).click()
    await page.getByRole('heading', { name: 'Queues', level: 1 }).waitFor()
    await rows().getByRole('link', { name: 'Order placed' }).click()
    const drawer = page.getByRole('dialog', { name: 'Failed mail' })
    await drawer.getByText('Permanent refusal', { exact: true }).waitFor()
    await drawer.getByText(shop.email).waitFor()
    await drawer.getByRole('link', { name: `#${order?.number}` }).waitFor()
    for (const attempt of [1, 2, 3]) await drawer.getByText(`Attempt ${attempt} · Permanent refusal`).waitFor()
    await takePicture(page, 'failed-job')
    await drawer.getByRole('button', { name: 'Retry' }).click()
    await page.getByText('Nothing has failed.').waitFor()
    await eventually(() => mailsOf(shop).length === before + 1)
    await eventually(async () => (await numberIn(page, 'queue-failed')) === 0)
    expect((await failedJobs()).meta.total).toBe(0)
    expect((await admin.get('/queues')).body.data[0].failed).toBe(0)
    const [newest] = (await shop.get('/notifications')).body.data
    expect(newest).toMatchObject({ status: 'sent', order_id: order?.id })
    expect(mailsOf(shop)).toHaveLength(before + 1)
  })

  it('are dropped one by one after a second thought, and not sent', async () => {
    await failMails(2)
    const before = mailsOf(shop).length
    await signIn(page, admin, '/dashboard/queues')
    await rows().first().getByRole('link').first().click()
    const drawer = page.getByRole('dialog', { name: 'Failed mail' })
    await drawer.getByRole('button', { name: 'Drop' }).click()
    expect((await failedJobs()).meta.total).toBe(2)
    await page.getByRole('dialog', { name: 'Give the mail up?' }).getByRole('button', { name: 'Drop' }).click()
    await page.getByText('The mail is given up.').waitFor()
    await eventually(async () => (await numberIn(page, 'queue-failed')) === 1)
    await eventually(async () => (await rows().count()) === 1)
    expect((await failedJobs()).meta.total).toBe(1)
    expect((await shop.get('/notifications?status=dropped')).body.meta.total).toBe(1)
    expect(mailsOf(shop)).toHaveLength(before)
  })

  it('are retried all at once, and the page says how far it has got', async () => {
    await failMails(4)
    const before = mailsOf(shop).length
    await signIn(page, admin, '/dashboard/queues')
    // The server takes its time: the progress can be seen while it lasts.
    const held = Promise.withResolvers<void>()
    souk.mailServer.beforeTaking(() => held.promise)
    await page.getByRole('button', { name: 'Retry all' }).click()
    const question = page.getByRole('dialog', { name: 'Send them again?' })
    await takePicture(page, 'retry-all')
    await question.getByRole('button', { name: 'Retry 4' }).click()
    await page.getByText('Sending again: 0 of 4 done.').waitFor()
    await takePicture(page, 'retrying')
    souk.mailServer.beforeTaking(() => {})
    held.resolve()
    await page.getByText('4 attempted again.').waitFor()
    await eventually(() => mailsOf(shop).length === before + 4)
    await page.getByText('Nothing has failed.').waitFor()
    expect((await failedJobs()).meta.total).toBe(0)
  })

  it('are narrowed by an address that can be shared, and dropped with those that fit alone', async () => {
    await failMails(1, 550)
    await failMails(2, 451)
    await signIn(page, admin, '/dashboard/queues?failure=temporary_refusal')
    await eventually(async () => (await rows().count()) === 2)
    await page.getByRole('button', { name: 'Drop all' }).click()
    await page.getByRole('dialog', { name: 'Give them up?' }).getByRole('button', { name: 'Drop 2' }).click()
    await page.getByText('2 mails given up.').waitFor()
    await page.getByText('No failed mail matches.').waitFor()
    await page.getByRole('combobox', { name: 'Kind of failure' }).click()
    await page.getByRole('option', { name: 'Permanent refusal' }).click()
    await eventually(async () => (await rows().count()) === 1)
    expect(new URL(page.url()).searchParams.get('failure')).toBe('permanent_refusal')
    expect((await failedJobs()).data).toMatchObject([{ failure: 'permanent_refusal' }])
  })

  it('are found among the deliveries of everybody, by status and by shop', async () => {
    const [order] = await failMails(1)
    const other = await newUser(souk)
    await signIn(page, admin, `/dashboard/deliveries?status=failed&shop=${shop.id}`)
    const table = page.getByRole('table', { name: 'Deliveries' })
    await table.getByRole('link', { name: `#${order?.number}` }).waitFor()
    await table.getByRole('link', { name: 'Order placed' }).click()
    const drawer = page.getByRole('dialog', { name: 'Mail' })
    await drawer.getByText('Attempt 3 · Temporary refusal').waitFor()
    await takePicture(page, 'delivery')
    await page.goto(`/dashboard/deliveries?shop=${other.id}`)
    await page.getByText('No mail matches.').waitFor()
  })

  it('are shown to the shop they were for, and to no other; the operator pages do not exist there', async () => {
    const [order] = await failMails(1)
    await signIn(page, shop, '/dashboard')
    await page.getByRole('link', { name: '1 failed mails' }).click()
    await page.getByRole('heading', { name: 'Notifications', level: 1 }).waitFor()
    await page.getByRole('table', { name: 'Notifications' }).getByRole('link', { name: 'Order placed' }).click()
    const drawer = page.getByRole('dialog', { name: 'Mail' })
    await drawer.getByText('Attempt 1 · Temporary refusal').waitFor()
    await takePicture(page, 'notification')
    await drawer.getByRole('link', { name: `#${order?.number}` }).click()
    await page.getByRole('region', { name: 'Order', exact: true }).getByText('Copper kettle').waitFor()
    const navigation = page.getByRole('navigation', { name: 'Main' })
    for (const name of ['Queues', 'Deliveries', 'Inbox'])
      expect(await navigation.getByRole('link', { name }).count(), name).toBe(0)
    for (const path of ['queues', 'deliveries', 'inbox']) {
      await page.goto(`/dashboard/${path}`)
      await page.getByText('There is no such page, or none for you.').waitFor()
    }
    await page.context().clearCookies()
    await page.goto('/dashboard/login')
    await signIn(page, await newUser(souk), '/dashboard/notifications')
    await page.getByText('No mail yet.').waitFor()
  })

  it('say what the server says when they cannot be read, and are read when it answers again', async () => {
    await failMails(1)
    await page.route('**/api/v1/failed-jobs*', (route) =>
      route.fulfill({ status: 500, json: { success: false, message: 'The server is out of ink.', meta: {} } }),
    )
    await signIn(page, admin, '/dashboard/queues')
    await page.getByText('The server is out of ink.').waitFor()
    await page.unroute('**/api/v1/failed-jobs*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await rows().getByRole('link', { name: 'Order placed' }).waitFor()
    expect(complaints.splice(0).every((line) => line.includes('500'))).toBe(true)
  })

  it('stay to be read while the connection is lost, and move on when it is back', async () => {
    await failMails(1)
    await signIn(page, admin, '/dashboard/queues')
    await rows().getByRole('link', { name: 'Order placed' }).waitFor()
    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await admin.call('DELETE', '/failed-jobs')
    await rows().getByRole('link', { name: 'Order placed' }).waitFor()
    await page.context().setOffline(false)
    await page.getByText('Nothing has failed.').waitFor()
    expect(complaints.splice(0).every((line) => line.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true)
  })

  it('give who sees, hears or types them no serious trouble, by day, by night and on a phone', async () => {
    await failMails(3, 550)
    const { id } = await newProduct(admin, { user_id: shop.id, name: 'Tea glass' })
    await shop.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    await signIn(page, admin)
    for (const [name, path] of [
      ['queues', '/queues'],
      ['deliveries', '/deliveries'],
      ['notifications', '/notifications'],
      ['failed-job', `/queues?job=${(await failedJobs()).data[0].id}`],
    ] as const)
      await inspectLooks(name, path)
    await page.context().clearCookies()
    await signIn(page, shop, '/dashboard/notifications')
    await inspectLooks('own-notifications', '/notifications')
  })

  async function inspectLooks(name: string, path: string): Promise<void> {
    for (const [look, colorScheme, size] of [
      ['light', 'light', { width: 1440, height: 900 }],
      ['dark', 'dark', { width: 1440, height: 900 }],
      ['phone', 'light', phone.viewport],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(size)
      await inspectView(page, path, `${look}-${name}`)
    }
  }

  it('tell a customer by mail of moves only while they want that, and show the move at once either way', async () => {
    const customer = await newUser(souk)
    const { id: product_id } = await newProduct(admin, { user_id: customer.id, name: 'Olive soap' })
    await signIn(page, customer, '/dashboard/notifications')
    const choice = page.getByRole('switch', { name: 'Mails about the status of orders' })
    await eventually(() => choice.isChecked())
    await choice.click({ force: true })
    await eventually(
      async () => (await customer.get('/notification-preferences')).body.data.order_status_mails === false,
    )
    const { id, number } = (await customer.post('/orders', { items: [{ product_id, quantity: 1 }] })).body.data
    await page.getByRole('link', { name: 'Orders' }).click()
    await page.getByRole('link', { name: `#${number}` }).click()
    const drawer = page.getByRole('region', { name: 'Order', exact: true })
    await drawer.getByText('Pending').waitFor()
    await page.evaluate(() => Object.assign(globalThis, { stillHere: true }))
    for (const status of ['paid', 'shipped']) await admin.call('PUT', `/orders/${id}/status`, { status })
    await drawer.getByText('Shipped').first().waitFor()
    expect(await page.evaluate(() => 'stillHere' in globalThis)).toBe(true)
    await eventually(() => mailsOf(customer).length > 0)
    expect((await customer.get('/notifications')).body.data).toMatchObject([{ event: 'order.created' }])
    // Refused, the switch goes back to where it was and says why.
    await page.goto('/dashboard/notifications')
    await eventually(async () => (await choice.isEnabled()) && !(await choice.isChecked()))
    await page.route('**/api/v1/notification-preferences', (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 403, json: { success: false, message: 'Not today.', code: 'forbidden', meta: {} } })
        : route.continue(),
    )
    await choice.click({ force: true })
    await page.getByText('Not today.').waitFor()
    await eventually(async () => !(await choice.isChecked()))
    expect(complaints.splice(0)).toEqual([expect.stringContaining('403')])
  })
})
