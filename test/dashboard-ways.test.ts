import { describe, expect, it } from 'vitest'
import { phone, signIn } from './browser.ts'
import { newProduct, newUser } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

describe('in the dashboard, the way', () => {
  const { admin, here, souk, visitAgain } = visits()

  const drawer = () => here().getByRole('dialog', { name: 'Product', exact: true })
  const parameter = (name: string) => new URL(here().url()).searchParams.get(name)

  it('back closes the drawer, and goes one page back at a time', async () => {
    for (let count = 0; count < 45; count += 1) await newProduct(admin(), { name: `Tea glass ${count}` })
    await signIn(here(), admin(), '/dashboard/products?search=Tea+glass')
    await here().getByRole('button', { name: 'next page' }).click()
    await here().getByText('21–40 of 45').waitFor()
    await here().getByRole('row').nth(1).click()
    await drawer().waitFor()
    await here().goBack()
    await drawer().waitFor({ state: 'detached' })
    expect([parameter('page'), parameter('product')]).toEqual(['2', null])
    await here().goForward()
    await drawer().getByRole('button', { name: 'Close the product' }).click()
    await drawer().waitFor({ state: 'detached' })
    await here().goBack()
    await here().getByText('1–20 of 45').waitFor()
  })

  it('into a row is a link: for another tab, and not for who marks its text', async () => {
    const { id } = await newProduct(admin(), { name: 'Brass tray' })
    await signIn(here(), admin(), '/dashboard/products?search=Brass')
    const link = here().getByRole('link', { name: 'Brass tray' })
    expect(await link.getAttribute('href')).toContain(`product=${id}`)
    const cell = await here().getByRole('cell', { name: '19.99' }).boundingBox()
    const [left = 0, right = 0, middle = 0] = cell
      ? [cell.x + 1, cell.x + cell.width - 1, cell.y + cell.height / 2]
      : []
    await here().mouse.move(left, middle)
    await here().mouse.down()
    await here().mouse.move(right, middle, { steps: 5 })
    await here().mouse.up()
    expect(await here().evaluate('String(getSelection())')).toContain('19.99')
    expect(parameter('product')).toBeNull()
    await here()
      .getByRole('cell', { name: '19.99' })
      .click({ modifiers: ['Control'] })
    await link.focus()
    await here().keyboard.press('Enter')
    await drawer().waitFor()
  })

  it('back asks first where something was typed, on a phone too', async () => {
    const { id } = await newProduct(admin(), { name: 'Copper kettle' })
    await here().setViewportSize(phone.viewport)
    await signIn(here(), admin(), '/dashboard/products?search=Copper')
    await here().getByRole('link', { name: 'Copper kettle' }).click()
    await drawer().getByRole('button', { name: 'Edit' }).click()
    await drawer().getByLabel('Name').fill('Copper kettle with a lid')
    await here().goBack()
    const question = here().getByRole('dialog', { name: 'Discard what you typed?' })
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await question.waitFor({ state: 'detached' })
    expect(await drawer().getByLabel('Name').inputValue()).toBe('Copper kettle with a lid')
    expect(parameter('product')).toBe(String(id))
    await here().goBack()
    const discard = question.getByRole('button', { name: 'Discard' })
    await eventually(() => discard.isEnabled())
    await discard.click()
    await drawer().waitFor({ state: 'detached' })
    expect((await admin().get(`/products/${id}`)).body.data.name).toBe('Copper kettle')
  })

  it('to a total that is no number asks nothing, and says what one is', async () => {
    await signIn(here(), admin(), '/dashboard/orders')
    await here().getByRole('button', { name: 'Date and total' }).click()
    const from = here().getByLabel('Total from')
    await from.fill('abc')
    await from.press('Enter')
    await here().getByText('An amount such as 19.99.').waitFor()
    expect(parameter('min')).toBeNull()
    await from.fill('12.50')
    await from.press('Enter')
    await here().getByRole('button', { name: 'Date and total (1)' }).waitFor()
    await here().getByRole('button', { name: 'Clear' }).click()
    await eventually(async () => (await from.inputValue()) === '' && parameter('min') === null)
  })

  it('to a day leads to the same orders by filter, chart, table and page: those of a day of the shop', async () => {
    const merchant = await newUser(souk(), 'merchant')
    await newProduct(merchant, { name: 'Tea pot' })
    expect((await merchant.call('PATCH', '/shop', { time_zone: 'Europe/Berlin' })).status).toBe(200)
    const dayBefore = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10)
    const day = new Date(Date.parse(dayBefore) + 86_400_000).toISOString().slice(0, 10)
    const { rows } = await souk().owner.query(
      `INSERT INTO orders (user_id, number, total_price, status, created_at)
       VALUES ($1, 1, 8, 'paid', $2) RETURNING to_char(created_at AT TIME ZONE 'Europe/Berlin', 'FMHH12:MI AM') AS clock`,
      [merchant.id, `${dayBefore}T23:30:00Z`],
    )
    // Whoever looks may be anywhere.
    const { page, complaints } = await visitAgain({ timezoneId: 'America/Los_Angeles' })
    await signIn(page, merchant, `/dashboard/orders?from=${day}&until=${day}`)
    const spelled = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))
    const told = await page.getByRole('row').nth(1).locator('time').getAttribute('title')
    expect(told?.replaceAll('\u202f', ' ')).toBe(`${spelled}, ${rows[0].clock}`)
    await page.getByRole('button', { name: 'Date and total (2)' }).click()
    await eventually(async () => (await page.getByText('Days in Europe/Berlin').count()) === 2)
    await page.goto(`/dashboard/orders?from=${dayBefore}&until=${dayBefore}`)
    await page.getByText('No order matches.').waitFor()
    await page.goto('/dashboard?days=7')
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: spelled }) })
    await eventually(async () => (await row.getByRole('cell').allInnerTexts()).join() === '1,8.00')
    await page.getByText('Days are of Europe/Berlin.').waitFor()
    await page.getByText('Times in Europe/Berlin').first().waitFor()
    // Another zone takes the order to another day, on the page that is open.
    await page.goto('/dashboard/shop')
    const zone = page.getByRole('combobox', { name: 'Time zone' })
    await page.getByRole('button', { name: 'Take America/Los Angeles' }).click()
    expect(await zone.inputValue()).toBe('America/Los Angeles')
    await zone.fill('new york')
    await page.getByRole('option', { name: 'America/New York' }).click()
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText('Times in America/New York').first().waitFor()
    await page.getByRole('link', { name: 'Overview' }).first().click()
    await page.getByText('Days are of America/New York.').waitFor()
    const before = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(dayBefore),
    )
    await page.goto('/dashboard?days=7')
    const moved = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: before }) })
    await eventually(async () => (await moved.getByRole('cell').allInnerTexts()).join() === '1,8.00')
    await page.context().close()
    expect(complaints).toEqual([])
  })

  it('to an hour is told to the operator of all shops in UTC, whoever looks from where', async () => {
    const { page } = await visitAgain({ timezoneId: 'Pacific/Kiritimati' })
    await signIn(page, admin())
    await page.getByText('Days are of UTC.').waitFor()
    await page.getByText('Times in UTC').first().waitFor()
    await page.context().close()
  })
})
