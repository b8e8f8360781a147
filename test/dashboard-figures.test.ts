import type { Browser, Locator } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, signIn, type Visit, visit } from './browser.ts'
import { newProduct, newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

/** As an American reads it, made from the digits of the contract alone: no number in between, and nothing of the dashboard's. */
const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',')
const money = (decimal: string) => decimal.replace(/^(\d+)\.(\d\d)$/, (_, whole, cents) => `${grouped(whole)}.${cents}`)
const count = (number: number) => grouped(String(number))
const stock = (quantity: number) => (quantity === 0 ? 'Out of stock' : count(quantity))
const signed = (number: number) => (number > 0 ? `+${count(number)}` : number < 0 ? `-${count(-number)}` : '0')

interface Line {
  product_name: string
  quantity: number
  unit_price: string
  line_total: string
}

describe('in the dashboard, every figure is the API’s:', () => {
  let souk: Souk
  let browser: Browser
  let shop: User
  let { page, complaints }: Visit = {} as Visit

  beforeAll(async () => {
    ;[souk, browser] = await Promise.all([startSouk(), openBrowser()])
    shop = await newUser(souk, 'merchant')
    const kettle = await newProduct(shop, { name: 'Kettle', price: '1234.57', quantity: 1_500 })
    const clip = await newProduct(shop, { name: 'Clip', price: '0.09', quantity: 9 })
    const bowl = await newProduct(shop, { name: 'Bowl', price: '19.90', quantity: 2 })
    const order = async (...items: [id: number, quantity: number][]) =>
      (await shop.post('/orders', { items: items.map(([product_id, quantity]) => ({ product_id, quantity })) })).body
        .data
    await order([kettle.id, 3], [clip.id, 5])
    await order([bowl.id, 2])
    const cancelled = await order([kettle.id, 7])
    await shop.post(`/orders/${cancelled.id}/cancellation`)
    await shop.post(`/products/${kettle.id}/adjustments`, { delta: -11, reason: 'Broken' })
    return () => browser.close()
  })
  beforeEach(async () => {
    ;({ page, complaints } = await visit(browser, souk))
  })
  afterEach(async () => {
    await page.context().close()
    expect(complaints).toEqual([])
  })

  /** The cells of each row, by the words of the table's head. */
  async function rowsOf(table: Locator): Promise<Record<string, string>[]> {
    await table.locator('tbody tr').first().waitFor()
    const texts = async (cells: Locator) => (await cells.allInnerTexts()).map((text) => text.trim())
    const head = await texts(table.locator('thead th'))
    const rows = await table.locator('tbody tr').all()
    return Promise.all(
      rows.map(async (row) => {
        const cells = await texts(row.locator('td, th'))
        return Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']))
      }),
    )
  }

  it('the overview: totals, orders by status, best sellers, and what runs out', async () => {
    await signIn(page, shop)
    await page.getByTestId('revenue-count').waitFor()
    const { figures, orders_by_status, best_sellers, low_stock } = (await shop.get('/stats')).body.data
    expect(figures.revenue.total, 'with thousands and cents to be lost').toBe('3743.96')
    await expect.poll(() => page.getByTestId('revenue-count').innerText()).toBe(money(figures.revenue.total))
    for (const name of ['orders', 'open_orders', 'products', 'out_of_stock', 'failed_jobs'])
      expect(await page.getByTestId(`${name.replace('_', '-')}-count`).innerText(), name).toBe(
        count(figures[name].total),
      )

    const panel = (title: string) => page.locator('section', { has: page.getByRole('heading', { name: title }) })
    const items = async (title: string) =>
      (await panel(title).locator('li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())
    const statuses = await items('Orders by status')
    for (const [status, number] of Object.entries(orders_by_status as Record<string, number>)) {
      const share = `${Math.round((number / figures.orders.total) * 100)}%`
      expect(statuses.map((text) => text.toLowerCase().replace(/ /g, ''))).toContain(
        `${status}${count(number)}${share}`,
      )
    }
    const best = (await items('Best sellers')).map((text) => text.replace(' against the month before', ''))
    expect(best).toEqual(
      best_sellers.products.map(
        ({
          name,
          units,
          units_before,
          revenue,
        }: {
          name: string
          units: number
          units_before: number
          revenue: string
        }) => `${name} ${count(units)} sold ${signed(units - units_before)} ${money(revenue)}`,
      ),
    )
    expect(await items('Running out')).toEqual(
      low_stock.map(({ name, quantity }: { name: string; quantity: number }) =>
        quantity === 0 ? `${name} Out of stock` : `${name} ${count(quantity)} left`,
      ),
    )
  })

  it('orders: units and totals in the list, and each line of one', async () => {
    await signIn(page, shop, '/dashboard/orders')
    const { data } = (await shop.get('/orders')).body
    const rows = await rowsOf(page.getByRole('table', { name: 'Orders' }))
    expect(rows.map((cells) => [cells.Number, cells.Units, cells.Total])).toEqual(
      data.map(({ number, items, total_price }: { number: number; items: Line[]; total_price: string }) => [
        `#${number}`,
        String(items.reduce((sum, { quantity }) => sum + quantity, 0)),
        money(total_price),
      ]),
    )
    for (const order of data) {
      await page.goto(`/dashboard/orders?order=${order.id}`)
      const lines = page.getByRole('table', { name: 'Lines' })
      expect((await rowsOf(lines)).map((cells) => Object.values(cells))).toEqual(
        order.items.map(({ product_name, quantity, unit_price, line_total }: Line) => [
          product_name,
          `${quantity} × ${money(unit_price)}`,
          money(line_total),
        ]),
      )
      await expect
        .poll(() =>
          lines
            .getByRole('row', { name: /^Total/ })
            .locator('td')
            .last()
            .innerText(),
        )
        .toBe(money(order.total_price))
    }
  })

  it('products: prices and stock in the list, and each movement of one, also after another', async () => {
    await signIn(page, shop, '/dashboard/products')
    const products = async () => (await shop.get('/products')).body.data
    const list = page.getByRole('table', { name: 'Products' })
    const shown = async () => (await rowsOf(list)).map(({ Product, Stock, Price }) => [Product, Stock, Price])
    const told = (data: { name: string; quantity: number; price: string }[]) =>
      data.map(({ name, quantity, price }) => [name, stock(quantity), money(price)])
    expect(await shown()).toEqual(told(await products()))

    const kettle = (await products()).find(({ name }: { name: string }) => name === 'Kettle')
    await page.goto(`/dashboard/products?product=${kettle.id}`)
    const movements = page.getByRole('region', { name: 'Stock movements' })
    const compare = async () => {
      const { data } = (await shop.get(`/products/${kettle.id}/movements`)).body
      const { quantity, price } = (await shop.get(`/products/${kettle.id}`)).body.data
      await movements.getByText(signed(data[0].delta), { exact: true }).first().waitFor()
      const rows = await rowsOf(movements.getByRole('table'))
      expect(rows.map((cells) => Object.values(cells).slice(1))).toEqual(
        data.map(({ delta, quantity_after }: { delta: number; quantity_after: number }) => [
          signed(delta),
          `${count(quantity_after)} left`,
        ]),
      )
      const facts = await page.getByRole('dialog').locator('dl dd').allInnerTexts()
      expect(facts.slice(0, 2)).toEqual([money(price), stock(quantity)])
    }
    await compare()
    await page.getByRole('dialog').getByLabel('Change', { exact: false }).first().fill('-23')
    await page.getByRole('dialog').getByLabel('Reason').fill('Counted anew')
    await page.getByRole('dialog').getByRole('button', { name: 'Adjust' }).click()
    await page.getByRole('dialog').getByText('Counted anew').waitFor()
    await compare()
  })
})
