import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, signIn, takePicture, type Visit, visit } from './browser.ts'
import { newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { askClumsily, placeOrder, provokeFailures, traceWithMail } from './recorded-stories.ts'

let souk: Souk
let browser: Browser
let [admin, shop]: [User?, User?] = []
let { page, complaints }: Partial<Visit> = {}

beforeAll(async () => {
  ;[souk, browser] = await Promise.all([startSouk({ MONITORING_KEPT_PER_SECOND: '1000' }), openBrowser()])
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
const operator = () => admin as User
const shopper = () => shop as User
const entries = (on: Page, name = 'Requests') => on.getByRole('table', { name })
const step = (name: string | RegExp) => here().getByRole('treeitem', { name })
const kindLink = (name: string) =>
  here().getByRole('navigation', { name: 'What to look at' }).getByRole('link', { name })

const traceOf = (requestId: string) => traceWithMail(souk, operator(), requestId)

describe('what happened, in the dashboard', () => {
  it('is followed from an order to the delivery of its mail, under one trace', async () => {
    const traceId = await traceOf(await placeOrder(shopper()))
    await signIn(here(), operator(), '/dashboard/monitoring')
    await here().getByRole('button', { name: 'More' }).click()
    await here().getByLabel('Route').fill('/orders')
    await here().getByLabel('Route').press('Enter')
    await here().keyboard.press('Escape')
    await here().getByRole('button', { name: 'Without route /orders' }).waitFor()
    await entries(here()).getByRole('link', { name: 'POST /api/v1/orders' }).first().click()
    await here().getByRole('heading', { name: 'POST /api/v1/orders', level: 1 }).waitFor()
    expect(new URL(here().url()).searchParams.get('story')).toBe(traceId)
    expect(await here().title()).toBe('POST /api/v1/orders · Souk')
    for (const name of [/^Query: .*place orders/, /^Outbox relay: relay order.created/, /^Job: deliveries deliver/])
      await step(name).first().waitFor()
    await takePicture(here(), 'story')
    await step(/^Mail: /).click()
    const details = here().getByRole('region', { name: 'Mail' })
    await details.getByText(shopper().email).waitFor()
    const mail = here().frameLocator('iframe')
    await mail.getByText('Copper kettle').waitFor()
    await expect.poll(() => here().locator('iframe').getAttribute('sandbox')).toBe('')
    await takePicture(here(), 'story-mail')
    await here().goBack()
    await entries(here()).waitFor()
    expect(new URL(here().url()).searchParams.get('route')).toBe('/orders')
  })

  it('is told of the request behind an audit entry, and says so where nothing is kept of it', async () => {
    const user = await newUser(souk)
    const { headers } = await operator().call('PUT', `/users/${user.id}/roles`, { roles: ['merchant'] })
    const requestId = headers.get('x-request-id') as string
    await eventually(async () => {
      await souk.dependencies.recorder.flush()
      return (await operator().get(`/monitoring/entries?request_id=${requestId}`)).body.meta.total > 0
    })
    await signIn(here(), operator(), `/dashboard/audit?owner=${user.id}&action=users.set-roles`)
    await here().getByRole('link', { name: 'users.set-roles' }).click()
    const entry = here().getByRole('dialog', { name: 'Entry' })
    await entry.getByText(requestId).waitFor()
    await takePicture(here(), 'audit-entry-request')
    await entry.getByRole('link', { name: 'See its story' }).click()
    await here().getByRole('heading', { name: 'PUT /api/v1/users/:id/roles', level: 1 }).waitFor()
    await step(/^Query: /)
      .first()
      .click()
    await here().getByRole('region', { name: 'Query' }).waitFor()
    await here().getByRole('link', { name: 'All entries' }).click()
    await entries(here()).waitFor()
    await here().goto('/dashboard/monitoring?asked=of-which-nothing-is-kept')
    await here().getByText('Nothing is kept of this request.').waitFor()
  })

  it('is walked through by keyboard, and says to who hears it what its bars show', async () => {
    const traceId = await traceOf(await placeOrder(shopper()))
    await signIn(here(), operator(), `/dashboard/monitoring?story=${traceId}`)
    const request = step(/^Request: POST \/api\/v1\/orders, after 0 ms, took /)
    await request.focus()
    await here().keyboard.press('ArrowDown')
    await here().keyboard.press('Enter')
    await here()
      .getByRole('region', { name: /^(Query|Redis)$/ })
      .waitFor()
    await here().keyboard.press('ArrowLeft')
    await here().keyboard.press('ArrowLeft')
    await expect.poll(() => request.getAttribute('aria-expanded')).toBe('false')
    await expect.poll(() => here().getByRole('treeitem').count()).toBe(1)
    await here().keyboard.press('ArrowRight')
    await here().keyboard.press('End')
    const atTheEnd = "document.activeElement === [...document.querySelectorAll('[role=treeitem]')].at(-1)"
    expect(await here().evaluate(atTheEnd)).toBe(true)
    await expect.poll(() => here().locator('[role=treeitem][tabindex="0"]').count()).toBe(1)
  })

  it('shows statements that are slow or sent again and again, and what to do about it', async () => {
    await askClumsily(souk, 'recount the shelves')
    await signIn(here(), operator(), '/dashboard/monitoring?kind=job&tag=n%2B1')
    const row = entries(here(), 'Jobs').getByRole('row', { name: /recount the shelves/ })
    await row.getByText('Slow query').waitFor()
    await row.getByRole('link').first().click()
    await step(/^Query: SELECT users.* repeated statement/)
      .first()
      .click()
    await here().getByText('This statement was sent 6 times in one go.').waitFor()
    await here().getByText('Its parameters are never recorded.').waitFor()
    await expect.poll(() => step(/pg_sleep.*slow/).count()).toBe(1)
    await takePicture(here(), 'story-flags')
  })

  it('groups what failed inside, with count and stack, and leads to each story', async () => {
    await provokeFailures(souk, shopper(), 3)
    await signIn(here(), operator(), '/dashboard/monitoring')
    await kindLink('Exceptions').click()
    const row = entries(here(), 'Exceptions').getByRole('row', { name: /stock_movements/ })
    await expect.poll(() => row.getByRole('cell').nth(1).innerText()).toBe('3')
    await takePicture(here(), 'exceptions')
    await row.getByRole('link').first().click()
    const drawer = here().getByRole('dialog', { name: 'Exception' })
    await drawer.getByText('/src/').first().waitFor()
    await drawer.getByRole('region', { name: 'Stories' }).getByRole('link').first().waitFor()
    await expect.poll(() => drawer.getByRole('region', { name: 'Stories' }).getByRole('link').count()).toBe(3)
    await takePicture(here(), 'exception')
    await drawer.getByRole('region', { name: 'Stories' }).getByRole('link').first().click()
    await here().getByRole('heading', { name: 'GET /api/v1/products/:id/movements', level: 1 }).waitFor()
    await step(/^Exception: error/).waitFor()
    await takePicture(here(), 'story-failed')
  })

  it('appears while one looks, stands still when one holds the screen, and is recorded all the same', async () => {
    await signIn(here(), operator(), `/dashboard/monitoring?live=true&user=${shopper().id}`)
    await here().getByText('Following.').waitFor()
    await shopper().get('/orders?page=7')
    const rows = entries(here(), 'New entries').getByRole('row')
    await rows.filter({ hasText: 'GET /api/v1/orders' }).waitFor()
    await takePicture(here(), 'live')
    const before = await rows.count()
    await here().getByRole('button', { name: 'Hold the screen' }).click()
    await shopper().get('/products?page=7')
    await here().getByRole('button', { name: 'Go on with 1 new' }).waitFor()
    await expect.poll(() => rows.count()).toBe(before)
    await takePicture(here(), 'live-held')
    await here().getByRole('button', { name: 'Go on with 1 new' }).click()
    await rows.filter({ hasText: 'GET /api/v1/products' }).waitFor()
  })

  it('is recorded no more once an operator stops that for everybody, and the page says so', async () => {
    await signIn(here(), operator(), '/dashboard/monitoring')
    await here().getByRole('button', { name: 'Recording' }).click()
    await here().getByText('Every process stores what it does.').waitFor()
    await takePicture(here(), 'recording')
    await here().getByRole('button', { name: 'Stop recording for everybody' }).click()
    await here()
      .getByText(/^Nothing is recorded since/)
      .waitFor()
    expect((await operator().get('/monitoring/recording')).body.data.paused).toBe(true)
    await here().keyboard.press('Escape')
    await takePicture(here(), 'not-recording')
    await here().getByRole('status').getByRole('button', { name: 'Record again' }).click()
    await here()
      .getByText(/^Nothing is recorded since/)
      .waitFor({ state: 'detached' })
    expect((await operator().get('/monitoring/recording')).body.data.paused).toBe(false)
    // The recorder hears of it within a second: whoever comes next relies on it.
    await eventually(async () => {
      const { request_id } = (await operator().get('/me')).body.meta
      await souk.dependencies.recorder.flush()
      return (await operator().get(`/monitoring/entries?kind=request&request_id=${request_id}`)).body.data.length > 0
    })
  })

  it('shows a merchant their own and nothing of anybody else, in words for a shop', async () => {
    const [mine, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const [traceId, theirs] = [await traceOf(await placeOrder(mine)), await traceOf(await placeOrder(other))]
    await mine.get('/users')
    await souk.dependencies.recorder.flush()
    await signIn(here(), mine, '/dashboard')
    await here().getByRole('link', { name: 'Activity' }).click()
    await here().getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
    for (const name of ['Queries', 'Jobs', 'Redis', 'Exceptions']) expect(await kindLink(name).count(), name).toBe(0)
    for (const name of ['Recording', 'Not recording'])
      expect(await here().getByRole('button', { name }).count(), name).toBe(0)
    const done = entries(here(), 'What was done').getByRole('row', { name: 'Placed an order' })
    await done.getByText('Done', { exact: true }).waitFor()
    await kindLink('Allowed and refused').click()
    const refused = entries(here(), 'Allowed and refused').getByRole('row', { name: /Refused/ })
    await refused.getByText("You lack the permission 'users.view'.").waitFor()
    await takePicture(here(), 'activity')
    await kindLink('Mails to you').click()
    await entries(here(), 'Mails to you')
      .getByRole('link', { name: /Your order #/ })
      .click()
    await here().getByRole('heading', { name: 'Placed an order', level: 1 }).waitFor()
    await expect
      .poll(() =>
        here()
          .getByText(/\/api\/v1|^Request|^Trace/)
          .count(),
      )
      .toBe(0)
    await here().frameLocator('iframe').getByText('Copper kettle').waitFor()
    expect(new URL(here().url()).searchParams.get('story')).toBe(traceId)
    await expect.poll(() => step(/^Query/).count()).toBe(0)
    await takePicture(here(), 'activity-story')
    await here().goto(`/dashboard/monitoring?story=${theirs}`)
    await here().getByText('Nothing is kept of such a trace.').waitFor()
    expect(complaints?.splice(0)).toEqual([expect.stringContaining('404')])
  })

  it('is found by a trace id that one pastes, and by filters that stand in the address', async () => {
    const traceId = await traceOf(await placeOrder(shopper()))
    await shopper().get('/products/987654321')
    await souk.dependencies.recorder.flush()
    await signIn(here(), operator(), `/dashboard/monitoring?status=404&user=${shopper().id}&within=1h`)
    await entries(here()).getByRole('link', { name: 'GET /api/v1/products/:id' }).waitFor()
    await expect.poll(() => entries(here()).getByText('201', { exact: true }).count()).toBe(0)
    await here().getByLabel('Search entries').fill(traceId)
    await here().getByRole('heading', { name: 'POST /api/v1/orders', level: 1 }).waitFor()
    await here().getByRole('link', { name: 'All entries' }).click()
    await entries(here()).getByRole('link', { name: 'GET /api/v1/products/:id' }).waitFor()
  })

  it('is not of the dashboard itself: who looks leaves no trace of looking', async () => {
    await signIn(here(), operator(), '/dashboard/monitoring')
    await entries(here()).waitFor()
    await souk.dependencies.recorder.flush()
    for (const route of ['/dashboard', '/monitoring']) {
      const { body } = await operator().get(`/monitoring/entries?kind=request&route=${route}`)
      expect(body.data, route).toEqual([])
    }
  })
})
