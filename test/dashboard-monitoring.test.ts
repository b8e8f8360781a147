import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withPlatform } from '#platform/database/transactions.ts'
import {
  expectNoSidewaysScroll,
  openBrowser,
  seriousProblems,
  signIn,
  takePicture,
  type Visit,
  visit,
} from './browser.ts'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

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

async function placeOrder(by: User): Promise<string> {
  const { id } = await newProduct(by, { name: 'Copper kettle', price: '64.00' })
  const { headers } = await by.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
  return headers.get('x-request-id') as string
}

/** The trace of that request, once it is recorded with the mail that followed. */
async function traceWithMail(requestId: string): Promise<string> {
  return eventually(async () => {
    await souk.dependencies.recorder.flush()
    const { data } = (await operator().get(`/monitoring/entries?kind=request&request_id=${requestId}`)).body
    if (data.length === 0) return undefined
    const trace = (await operator().get(`/monitoring/traces/${data[0].trace_id}`)).body.data as { kind: string }[]
    return trace.some(({ kind }) => kind === 'mail') && (data[0].trace_id as string)
  })
}

/** Asks row by row, and waits: what the flags are for. */
async function askClumsily(name: string): Promise<void> {
  const { monitor, database } = souk.dependencies
  await monitor.tell({ kind: 'job', name }, () =>
    withPlatform(database, async (tx) => {
      for (let id = 1; id <= 6; id += 1) await tx.selectFrom('users').select('name').where('id', '=', id).execute()
      await sql`SELECT pg_sleep(0.12), ${1}::int`.execute(tx)
    }),
  )
}

async function provokeFailures(count: number): Promise<void> {
  const { id } = await newProduct(shopper())
  await souk.owner.query('ALTER TABLE stock_movements RENAME TO elsewhere')
  for (let turn = 0; turn < count; turn += 1) await shopper().get(`/products/${id}/movements`)
  await souk.owner.query('ALTER TABLE elsewhere RENAME TO stock_movements')
  await souk.dependencies.recorder.flush()
}

describe('what happened, in the dashboard', () => {
  it('is followed from an order to the delivery of its mail, under one trace', async () => {
    const traceId = await traceWithMail(await placeOrder(shopper()))
    await signIn(here(), operator(), '/dashboard/monitoring')
    await here().getByRole('button', { name: 'More' }).click()
    await here().getByLabel('Route').fill('/orders')
    await here().getByLabel('Route').press('Enter')
    await here().keyboard.press('Escape')
    await here().getByRole('button', { name: 'Without route /orders' }).waitFor()
    await entries(here()).getByRole('button', { name: 'POST /api/v1/orders' }).first().click()
    await here().getByRole('heading', { name: 'POST /api/v1/orders', level: 1 }).waitFor()
    expect(new URL(here().url()).searchParams.get('story')).toBe(traceId)
    expect(await here().title()).toBe('POST /api/v1/orders · Souk')
    for (const name of [/^Query: .*INSERT orders/, /^Outbox relay: relay order.created/, /^Job: deliveries deliver/])
      await step(name).first().waitFor()
    await takePicture(here(), 'story')
    await step(/^Mail: /).click()
    const details = here().getByRole('region', { name: 'Mail' })
    await details.getByText(shopper().email).waitFor()
    const mail = here().frameLocator('iframe')
    await mail.getByText('Copper kettle').waitFor()
    await takePicture(here(), 'story-mail')
    await here().goBack()
    await entries(here()).waitFor()
    expect(new URL(here().url()).searchParams.get('route')).toBe('/orders')
  })

  it('is walked through by keyboard, and says to who hears it what its bars show', async () => {
    const traceId = await traceWithMail(await placeOrder(shopper()))
    await signIn(here(), operator(), `/dashboard/monitoring?story=${traceId}`)
    const request = step(/^Request: POST \/api\/v1\/orders, after 0 ms, took /)
    await request.focus()
    await here().keyboard.press('ArrowDown')
    await here().keyboard.press('Enter')
    await here().getByRole('region', { name: 'Query' }).waitFor()
    await here().keyboard.press('ArrowLeft')
    await here().keyboard.press('ArrowLeft')
    expect(await request.getAttribute('aria-expanded')).toBe('false')
    expect(await here().getByRole('treeitem').count()).toBe(1)
    await here().keyboard.press('ArrowRight')
    await here().keyboard.press('End')
    const atTheEnd = "document.activeElement === [...document.querySelectorAll('[role=treeitem]')].at(-1)"
    expect(await here().evaluate(atTheEnd)).toBe(true)
    expect(await here().locator('[role=treeitem][tabindex="0"]').count()).toBe(1)
  })

  it('shows statements that are slow or sent again and again, and what to do about it', async () => {
    await askClumsily('recount the shelves')
    await souk.dependencies.recorder.flush()
    await signIn(here(), operator(), '/dashboard/monitoring?kind=job&tag=n%2B1')
    const row = entries(here(), 'Jobs').getByRole('row', { name: /recount the shelves/ })
    await row.getByText('Slow query').waitFor()
    await row.getByRole('button').click()
    await step(/^Query: SELECT users.* repeated statement/)
      .first()
      .click()
    await here().getByText('This statement was sent 6 times in one go.').waitFor()
    await here().getByText('Its parameters are never recorded.').waitFor()
    expect(await step(/pg_sleep.*slow/).count()).toBe(1)
    await takePicture(here(), 'story-flags')
  })

  it('groups what failed inside, with count and stack, and leads to each story', async () => {
    await provokeFailures(3)
    await signIn(here(), operator(), '/dashboard/monitoring')
    await kindLink('Exceptions').click()
    const row = entries(here(), 'Exceptions').getByRole('row', { name: /stock_movements/ })
    expect(await row.getByRole('cell').nth(1).innerText()).toBe('3')
    await takePicture(here(), 'exceptions')
    await row.getByRole('button').click()
    const drawer = here().getByRole('dialog', { name: 'Exception' })
    await drawer.getByText('/src/').first().waitFor()
    await drawer.getByRole('region', { name: 'Stories' }).getByRole('link').first().waitFor()
    expect(await drawer.getByRole('region', { name: 'Stories' }).getByRole('link').count()).toBe(3)
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
    expect(await rows.count()).toBe(before)
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
  })

  it('shows a merchant their own and nothing of anybody else, in words for a shop', async () => {
    const [mine, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const [traceId, theirs] = [
      await traceWithMail(await placeOrder(mine)),
      await traceWithMail(await placeOrder(other)),
    ]
    await mine.get('/users')
    await souk.dependencies.recorder.flush()
    await signIn(here(), mine, '/dashboard')
    await here().getByRole('link', { name: 'Activity' }).click()
    await here().getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
    for (const name of ['Queries', 'Jobs', 'Redis', 'Exceptions']) expect(await kindLink(name).count(), name).toBe(0)
    for (const name of ['Recording', 'Not recording'])
      expect(await here().getByRole('button', { name }).count(), name).toBe(0)
    await kindLink('Allowed and refused').click()
    await entries(here(), 'Allowed and refused').getByText('Refused').waitFor()
    await takePicture(here(), 'activity')
    await kindLink('Mails to you').click()
    await entries(here(), 'Mails to you')
      .getByRole('button', { name: /Your order #/ })
      .click()
    await here().getByRole('heading', { name: 'POST /api/v1/orders', level: 1 }).waitFor()
    await here().frameLocator('iframe').getByText('Copper kettle').waitFor()
    expect(new URL(here().url()).searchParams.get('story')).toBe(traceId)
    expect(await step(/^Query/).count()).toBe(0)
    await takePicture(here(), 'activity-story')
    await here().goto(`/dashboard/monitoring?story=${theirs}`)
    await here().getByText('Nothing is kept of such a trace.').waitFor()
    expect(complaints?.splice(0)).toEqual([expect.stringContaining('404')])
  })
})

describe('the views of it', () => {
  let story = ''
  let group = ''
  beforeAll(async () => {
    story = await traceWithMail(await placeOrder(shopper()))
    await provokeFailures(2)
    group = (await operator().get('/monitoring/exceptions')).body.data[0].fingerprint
  })

  it.each([
    { look: 'light', options: {} },
    { look: 'dark', options: { colorScheme: 'dark' as const } },
    { look: 'phone', options: { viewport: { width: 390, height: 844 } } },
  ])('give who sees, hears or types them no serious trouble, $look', async ({ look, options }) => {
    const other = await visit(browser, souk, options)
    await signIn(other.page, operator())
    const mail = (await operator().get(`/monitoring/entries?kind=mail&trace_id=${story}`)).body.data[0].id
    for (const [name, query] of [
      ['requests', ''],
      ['everything', '?kind=all'],
      ['queries', '?kind=query'],
      ['nothing', '?search=nothing-is-called-so'],
      ['live', '?live=true&kind=all'],
      ['exceptions', '?kind=exception'],
      ['exception', `?kind=exception&group=${group}`],
      ['story', `?story=${story}`],
      ['story-mail', `?story=${story}&entry=${mail}`],
    ]) {
      await other.page.goto(`/dashboard/monitoring${query}`)
      await other.page.getByRole('heading', { level: 1 }).waitFor()
      // The tail stays open: the network is never idle beside it.
      await (name === 'live'
        ? other.page.getByText('Following.').waitFor()
        : other.page.waitForLoadState('networkidle'))
      await takePicture(other.page, `${look}-monitoring-${name}`)
      expect(await seriousProblems(other.page), `${look} ${name}`).toEqual([])
      await expectNoSidewaysScroll(other.page)
    }
    expect(other.complaints).toEqual([])
    await other.page.context().close()
  })

  it('say what is wrong when the server cannot be asked, and try again', async () => {
    await signIn(here(), operator(), '/dashboard/monitoring')
    await entries(here()).waitFor()
    await here().context().setOffline(true)
    await kindLink('Jobs').click()
    await here().getByText('You are offline.').waitFor()
    await here().getByText('The server cannot be reached.').waitFor()
    await takePicture(here(), 'monitoring-offline')
    await here().context().setOffline(false)
    await here().getByRole('button', { name: 'Try again' }).click()
    await entries(here(), 'Jobs').waitFor()
    complaints?.splice(0)
  })
})
