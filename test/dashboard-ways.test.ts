import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { newProduct } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

describe('in the dashboard, the way', () => {
  const { admin, here, visitAgain } = visits()

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

  it('to what one narrows a list to often is saved under a name, of oneself alone, renamed and deleted', async () => {
    await newProduct(admin(), { name: 'Empty jar', quantity: 0 })
    await signIn(here(), admin(), '/dashboard/products')
    await here().getByRole('link', { name: 'Empty jar' }).waitFor()
    const save = here().getByRole('button', { name: 'Save view' })
    expect(await save.count()).toBe(0)
    await here().goto('/dashboard/products?stock=out&sort=name')
    await save.click()
    const naming = here().getByRole('dialog', { name: 'Save view' })
    await naming.getByLabel('Name').fill('Sold out')
    await naming.getByRole('button', { name: 'Save' }).click()
    const views = here().getByRole('navigation', { name: 'Saved views' })
    await views.getByRole('link', { name: 'All' }).click()
    await eventually(async () => parameter('stock') === null)
    await here().reload()
    await views.getByRole('link', { name: 'Sold out' }).click()
    await views.getByRole('link', { name: 'Sold out' }).and(here().locator('[aria-current]')).waitFor()
    expect(await views.locator('[aria-current]').count(), 'one is chosen').toBe(1)
    expect([parameter('stock'), parameter('sort')]).toEqual(['out', 'name'])
    expect(await here().evaluate('Object.keys(localStorage)')).toContain(
      `souk-views ${admin().id} ${admin().id} products list`,
    )
    await takePicture(here(), 'saved-views')
    expect(await seriousProblems(here())).toEqual([])
    await here().setViewportSize(phone.viewport)
    await expectNoSidewaysScroll(here())
    await here().getByRole('button', { name: 'Change the view Sold out' }).click()
    await here().getByRole('menuitem', { name: 'Rename' }).click()
    const renaming = here().getByRole('dialog', { name: 'Rename the view' })
    await renaming.getByLabel('Name').fill('To buy')
    await renaming.getByRole('button', { name: 'Save' }).click()
    await here().getByRole('button', { name: 'Change the view To buy' }).click()
    await here().getByRole('menuitem', { name: 'Delete' }).click()
    await views.waitFor({ state: 'detached' })
    await here().getByRole('button', { name: 'Undo' }).click()
    await views.getByRole('link', { name: 'To buy' }).waitFor()
  })

  // At any hour it is another day than in London at one of them.
  it.each([
    { zone: 'Pacific/Kiritimati', hoursAhead: 14 },
    { zone: 'Pacific/Niue', hoursAhead: -11 },
  ])('to the orders of a day leads to those that the table shows of it, in $zone', async ({ zone, hoursAhead }) => {
    const { id } = await newProduct(admin(), { name: 'Tea pot' })
    const { number } = (await admin().post('/orders', { items: [{ product_id: id, quantity: 1 }] })).body.data
    const { page, complaints } = await visitAgain({ timezoneId: zone })
    await signIn(page, admin())
    const today = new Date(Date.now() + hoursAhead * 3_600_000).toISOString().slice(0, 10)
    await page.goto(`/dashboard/orders?from=${today}&until=${today}`)
    await page.getByRole('link', { name: `#${number}`, exact: true }).waitFor()
    await page.context().close()
    expect(complaints).toEqual([])
  })
})
