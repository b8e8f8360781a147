import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { clientOf, newProduct, newUser, type User } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

const shirt = {
  title: 'Linen shirt',
  option_names: ['size', 'colour'],
  products: ['S', 'M', 'L'].flatMap((size) =>
    ['white', 'blue'].map((colour) => ({
      price: '48.00',
      quantity: 5,
      sku: `SH-${size}-${colour}`,
      options: { size, colour },
    })),
  ),
}

const looks = [
  { look: 'light', size: { width: 1440, height: 900 } },
  { look: 'dark', size: { width: 1440, height: 900 } },
  { look: 'phone', size: phone.viewport },
  { look: 'tablet', size: { width: 820, height: 1180 } },
  { look: 'wide', size: { width: 2560, height: 1440 } },
]
type Look = (typeof looks)[number]

describe('in the dashboard, a merchant', () => {
  const { souk, here, expectReported } = visits()

  const merchant = () => newUser(souk(), 'merchant')
  const newListing = async (by: User, fields = {}) => (await by.post('/listings', { ...shirt, ...fields })).body.data
  const listingOf = async (by: User, id: number) => (await by.get(`/listings/${id}`)).body.data
  const publication = () => here().getByRole('region', { name: 'In the shop' })

  it('says what the shop is, is told what is wrong beside the field, and opens, pauses and closes it', async () => {
    const user = await merchant()
    await signIn(here(), user, '/dashboard/shop')
    const opening = here().getByRole('region', { name: 'Opening' })
    await opening.getByText('Nothing is published yet').waitFor()
    await here().getByLabel('Name').fill('Copper & Clay')
    await here().getByLabel('Address', { exact: true }).fill('Copper & Clay')
    await here().getByRole('combobox', { name: 'Country' }).fill('Austria')
    await here().getByRole('option', { name: 'Austria' }).click()
    await here().getByRole('combobox', { name: 'Currency' }).fill('CHF')
    await here().getByRole('option', { name: /^CHF/ }).click()
    await here().getByLabel('Colour', { exact: true }).fill('#9a3412')
    await here().getByRole('button', { name: 'Save' }).click()
    await here().getByText('may hold small letters, digits and single hyphens').waitFor()
    await takePicture(here(), 'shop-refused')
    const slug = `copper-${user.id}`
    await here().getByLabel('Address', { exact: true }).fill(slug)
    await here().getByText(`${souk().origin}/shop/${slug}`).waitFor()
    await here().getByRole('button', { name: 'Save' }).click()
    await here().getByText('Saved.').waitFor()
    const shop = async () => (await user.get('/shop')).body.data
    const said = {
      name: 'Copper & Clay',
      slug,
      country: 'AT',
      currency: 'CHF',
      colour: '#9a3412',
      time_zone: 'Europe/Vienna',
    }
    expect(await shop()).toMatchObject(said)
    await opening.getByRole('button', { name: 'Open the shop' }).click()
    await opening.getByText('Open', { exact: true }).waitFor()
    expect((await clientOf(souk()).get(`/shops/${slug}`)).body.data).toMatchObject({ ...said, status: 'open' })
    await expect.poll(() => opening.getByRole('link').getAttribute('href')).toBe(`${souk().origin}/shop/${slug}`)
    await eventually(() => opening.getByRole('button', { name: 'Pause' }).isEnabled())
    await opening.getByRole('button', { name: 'Pause' }).click()
    await opening.getByText('Paused').waitFor()
    await opening.getByRole('button', { name: 'Close' }).click()
    const question = here().getByRole('dialog', { name: 'Close the shop?' })
    await question.getByRole('button', { name: 'Close the shop' }).click()
    await opening.getByText('Closed').waitFor()
    expect((await shop()).status).toBe('closed')
    expectReported(422)
  })

  it('makes a listing by keyboard alone, and reads why nobody sees it', async () => {
    const user = await merchant()
    await signIn(here(), user, '/dashboard/listings')
    await here().getByText('There is no listing yet.').waitFor()
    await here().getByRole('button', { name: 'New listing' }).press('Enter')
    // Whoever types waits until the form has the focus.
    await here().getByRole('dialog').locator('input:focus').waitFor()
    await here().keyboard.type('Copper kettle')
    await here().keyboard.press('Tab')
    await here().keyboard.press('Tab')
    await here().keyboard.type('64.00')
    await here().keyboard.press('Tab')
    await here().keyboard.type('7')
    await here().keyboard.press('Enter')
    await here().getByRole('heading', { name: 'Copper kettle', level: 1 }).waitFor()
    const { id } = (await user.get('/listings')).body.data[0]
    const { reasons } = (await user.get(`/listings/${id}/visibility`)).body.data
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons) await publication().getByText(reason).waitFor()
    await user.call('PUT', '/shop/opening')
    await publication().getByRole('button', { name: 'Publish now' }).press('Enter')
    await publication().getByText('Published').waitFor()
    await publication().getByRole('link', { name: 'See it in the shop' }).waitFor()
    expect((await listingOf(user, id)).visible).toBe(true)
    await publication().getByRole('button', { name: 'Unpublish' }).click()
    await publication().getByText('Draft', { exact: true }).waitFor()
    await publication().getByRole('button', { name: 'At a time' }).click()
    await here().getByLabel('Publish from').fill('2030-01-31T12:00')
    await here().getByRole('button', { name: 'Publish then' }).click()
    await publication().getByText('Scheduled').waitFor()
    expect((await listingOf(user, id)).published_at).toBe(new Date('2030-01-31T12:00').toISOString())
  })

  it('writes its text with a preview that runs nothing, and goes nowhere with it unasked', async () => {
    const user = await merchant()
    const { id } = await newListing(user)
    await signIn(here(), user, `/dashboard/listings?listing=${id}`)
    const description = here().getByRole('textbox', { name: 'Description', exact: true })
    await description.fill('Woven **by hand**.\n\n- soft\n\n<img src=x onerror=alert(1)> [bad](javascript:alert(1))')
    await here().getByText('Preview').click()
    const preview = here().getByRole('region', { name: 'Preview of the description' })
    await preview.locator('strong', { hasText: 'by hand' }).waitFor()
    await preview.locator('li', { hasText: 'soft' }).waitFor()
    await expect.poll(() => preview.locator('img, script, a').count()).toBe(0)
    await takePicture(here(), 'listing-preview')
    await here().getByRole('link', { name: 'Orders' }).click()
    const question = here().getByRole('dialog', { name: 'Discard what you typed?' })
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await user.call('PATCH', `/listings/${id}`, { seo_title: 'Shirts of linen' })
    await here().getByRole('button', { name: 'Save', exact: true }).click()
    await here().getByText('Saved.').waitFor()
    expect(await listingOf(user, id)).toMatchObject({
      description: expect.stringContaining('**by hand**'),
      seo_title: 'Shirts of linen',
    })
  })

  it('changes prices and stock of many products at once, and a sale in between is not written over', async () => {
    const user = await merchant()
    const { id, products } = await newListing(user)
    await signIn(here(), user, `/dashboard/listings?listing=${id}`)
    const table = here().getByRole('table', { name: 'Products of the listing' })
    await table.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await here().getByRole('button', { name: 'Change price' }).click()
    await here().getByRole('combobox', { name: 'How' }).click()
    await here().getByRole('option', { name: 'Raise by percent' }).click()
    await here().getByLabel('By how much').fill('12.5')
    await here().keyboard.press('Enter')
    const stock = table.getByRole('textbox', { name: 'Stock of Linen shirt, S, white' })
    await stock.fill('9')
    await takePicture(here(), 'listing-products')
    // Sold where the page cannot hear of it in time.
    await here().route('**/listings/*/products?*', (route) =>
      route.request().method() === 'GET' ? undefined : route.continue(),
    )
    await user.post('/orders', { items: [{ product_id: products[0].id, quantity: 2 }] })
    await here().getByRole('button', { name: 'Save products' }).click()
    await table.getByText('The quantity is 3 by now, not 5.').waitFor()
    await here().unroute('**/listings/*/products?*')
    expect((await listingOf(user, id)).price_to).toBe('48.00')
    await here().getByRole('button', { name: 'Save products' }).click()
    await here().getByText('6 products saved.').waitFor()
    const after = await listingOf(user, id)
    expect([after.price_from, after.price_to]).toEqual(['54.00', '54.00'])
    expect(after.products.map(({ quantity }: { quantity: number }) => quantity)).toEqual([9, 5, 5, 5, 5, 5])
    expectReported(422)
  })

  it('adds a product for each combination, and pages through two thousand', async () => {
    const user = await merchant()
    const sizes = Array.from({ length: 2_000 - 6 }, (_, at) => `${at + 1}`)
    const products = sizes.map((size) => ({ price: '5.00', quantity: 1, options: { size, colour: 'red' } }))
    const { id } = await newListing(user, { title: 'Beads', products })
    await signIn(here(), user, `/dashboard/listings?listing=${id}`)
    const table = here().getByRole('table', { name: 'Products of the listing' })
    await here().getByText('1–50 of 1,994').waitFor()
    await table.getByRole('textbox', { name: 'Price of Beads, 1, red' }).fill('6.00')
    await here().getByRole('button', { name: 'next page' }).click()
    await here().getByText('51–100 of 1,994').waitFor()
    await table.getByRole('textbox', { name: 'Price of Beads, 60, red' }).fill('7.00')
    await here().getByText('2 products changed.').waitFor()
    await here().getByRole('button', { name: 'Save products' }).click()
    await here().getByText('2 products saved.').waitFor()
    const { data } = (await user.get(`/listings/${id}/products?per_page=100`)).body
    expect([data[0].price, data[1].price, data[59].price]).toEqual(['6.00', '5.00', '7.00'])
    await here().getByRole('button', { name: 'Add products' }).click()
    const form = here().getByRole('dialog', { name: 'Add products' })
    await form.getByLabel('size').pressSequentially('S,M,')
    await form.getByLabel('colour').pressSequentially('blue,green,grey,')
    await form.getByLabel('Price').fill('8.00')
    await form.getByRole('button', { name: 'Add 6 products' }).click()
    await here().getByText('of 2,000').waitFor()
    expect((await listingOf(user, id)).products_count).toBe(2_000)
    await table.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await here().getByRole('button', { name: 'Select all 2,000' }).click()
    await here().getByText('2,000 selected').waitFor()
    await here().getByRole('button', { name: 'Change stock' }).click()
    await here().getByLabel('By how much').fill('12')
    await here().getByRole('button', { name: 'Apply' }).click()
    await here().getByRole('button', { name: 'Save products' }).click()
    await here().getByText('2,000 products saved.').waitFor({ timeout: 60_000 })
    const last = (await user.get(`/listings/${id}/products?per_page=100&page=20`)).body.data
    expect(new Set(last.map(({ quantity }: { quantity: number }) => quantity))).toEqual(new Set([12]))
  }, 240_000)

  it('orders categories, moves one into another, and deletes one that is empty', async () => {
    const user = await merchant()
    await signIn(here(), user, '/dashboard/categories')
    for (const name of ['Kitchen', 'Garden']) {
      await here().getByRole('button', { name: 'New category' }).click()
      const form = here().getByRole('dialog', { name: 'New category' })
      await form.getByLabel('Name').fill(name)
      await form.getByRole('button', { name: 'Create category' }).click()
      await here().getByRole('link', { name }).waitFor()
    }
    const names = async (): Promise<string[]> =>
      (await user.get('/categories')).body.data.map(({ name }: { name: string }) => name)
    await here().getByRole('button', { name: 'Move Garden up' }).press('Enter')
    await eventually(async () => (await names()).join() === 'Garden,Kitchen')
    await here().getByRole('button', { name: 'Change the category Kitchen' }).click()
    await here().getByRole('menuitem', { name: 'Add one inside' }).click()
    const form = here().getByRole('dialog', { name: 'New category' })
    await form.getByLabel('Name').fill('Cups')
    await form.getByRole('button', { name: 'Create category' }).click()
    await here().getByRole('button', { name: 'Change the category Cups' }).click()
    await here().getByRole('menuitem', { name: 'Rename or move' }).click()
    const change = here().getByRole('dialog', { name: 'Change the category' })
    await change.getByLabel('Name').fill('Pots')
    await change.getByRole('combobox', { name: 'Lies in' }).click()
    await here().getByRole('option', { name: 'Garden' }).click()
    await change.getByRole('button', { name: 'Save' }).click()
    await here().getByRole('link', { name: 'Pots' }).waitFor()
    const { data } = (await user.get('/categories')).body
    const [garden, , pots] = data
    expect(pots).toMatchObject({ name: 'Pots', parent_id: garden.id, depth: 2 })
    await here().getByRole('button', { name: 'Change the category Garden' }).click()
    await here().getByRole('menuitem', { name: 'Delete' }).click()
    await here()
      .getByRole('dialog', { name: /^Delete the category 'Garden'/ })
      .getByRole('button', { name: 'Delete' })
      .click()
    await here().getByText('Other categories lie in this one.').waitFor()
    await takePicture(here(), 'categories')
    expectReported(409)
  })

  it('shows a product in the shop with one press, and takes it out', async () => {
    const user = await merchant()
    const { id } = await newProduct(user, { name: 'Brass tray' })
    await signIn(here(), user, `/dashboard/products?product=${id}`)
    await here().getByRole('button', { name: 'Show in the shop' }).click()
    await here().getByRole('link', { name: 'Its listing' }).waitFor()
    const { listing_id } = (await user.get(`/products/${id}`)).body.data
    expect((await listingOf(user, listing_id)).status).toBe('published')
    await here().getByRole('link', { name: 'Its listing' }).click()
    await here().getByRole('heading', { name: 'Brass tray', level: 1 }).waitFor()
    await here().goBack()
    await here().getByRole('button', { name: 'Take out of the listing' }).click()
    await here().getByRole('button', { name: 'Show in the shop' }).waitFor()
  })

  it.each([390, 820])('loses no figure beside a long word, in a window of %i pixels', async (width) => {
    const user = await merchant()
    const title = 'Donaudampfschifffahrtskapitänsmützenhaken'.repeat(4)
    const { id, products } = await newListing(user, {
      title,
      option_names: [],
      products: [{ price: '123456.78', quantity: 3 }],
    })
    const order = await user.post('/orders', { items: [{ product_id: products[0].id, quantity: 1 }] })
    await user.post('/categories', { name: title })
    await here().setViewportSize({ width, height: 900 })
    await signIn(here(), user, '/dashboard/categories')
    const paths = [
      '/products',
      '/listings',
      '/orders',
      `/listings?listing=${id}`,
      `/orders?order=${order.body.data.id}`,
    ]
    for (const path of ['/categories', ...paths]) {
      await here().goto(`/dashboard${path}`)
      await here().getByRole('heading', { level: 1, includeHidden: true }).waitFor()
      await here().waitForLoadState('networkidle')
      await expectNoSidewaysScroll(here())
      const hidden = await here().evaluate(figuresOutOfSight)
      expect(hidden, path).toEqual([])
    }
    await takePicture(here(), `long-word-${width}`)
  })

  it('is given no serious trouble on any of these pages, by day, by night and on a phone', async () => {
    const user = await merchant()
    const { id } = await newListing(user)
    for (const title of ['Copper kettle', 'Tea glass', 'Brass tray'])
      await newListing(user, { title, option_names: [], products: [{ price: '12.00', quantity: 3 }] })
    const { id: parent_id } = (await user.post('/categories', { name: 'Kitchen' })).body.data
    await user.post('/categories', { name: 'Cups', parent_id })
    await user.call('PATCH', `/listings/${id}`, { category_ids: [parent_id], description: 'Woven by hand.' })
    await user.call('PUT', `/listings/${id}/publication`, {})
    await signIn(here(), user)
    const views = {
      shop: '/shop',
      listings: '/listings',
      listing: `/listings?listing=${id}`,
      categories: '/categories',
    }
    for (const [name, path] of Object.entries(views)) {
      await here().goto(`/dashboard${path}`)
      await here().getByRole('heading', { level: 1 }).waitFor()
      await here().waitForLoadState('networkidle')
      for (const look of looks) await expectSound(look, name)
    }
  })

  async function expectSound({ look, size }: Look, name: string): Promise<void> {
    await here().emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' })
    await here().setViewportSize(size)
    await here().screenshot({ path: `test/screenshots/shop-${look}-${name}.png`, fullPage: true })
    expect(await seriousProblems(here()), `${look} ${name}`).toEqual([])
    await expectNoSidewaysScroll(here())
  }
})

/** Runs in the page: cells of figures that one would have to scroll to, or that lie over each other. */
function figuresOutOfSight(): string[] {
  const page = globalThis as unknown as {
    document: { querySelectorAll: (what: string) => Iterable<Cell> }
    innerWidth: number
  }
  return [...page.document.querySelectorAll('td')]
    .filter((cell) => cell.getBoundingClientRect().right > page.innerWidth || cell.scrollWidth > cell.clientWidth + 1)
    .map((cell) => cell.innerText)
}

interface Cell {
  getBoundingClientRect: () => { right: number }
  scrollWidth: number
  clientWidth: number
  innerText: string
}
