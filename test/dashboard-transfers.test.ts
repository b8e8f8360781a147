import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { newProduct, newUser } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'
import { joinShop } from './shop-member.ts'
import { table } from './transfers.ts'

const csv = (...lines: string[]) => ({ name: 'cups.csv', mimeType: 'text/csv', buffer: Buffer.from(table(...lines)) })

describe('in the dashboard, who imports and exports', () => {
  const { souk, here, visitAgain } = visits()

  const importing = () => here().getByRole('region', { name: 'Import', exact: true })
  const exporting = () => here().getByRole('region', { name: 'Export', exact: true })
  const choose = (file: ReturnType<typeof csv>) => importing().locator('input[type=file]').setInputFiles(file)
  const figure = (name: string) => importing().getByTestId(name)

  it('tries a file, reads what is wrong in which line, imports what is good, and the mended rest', async () => {
    const merchant = await newUser(souk(), 'merchant')
    const names = async () =>
      (await merchant.get('/products?sort=name')).body.data.map(({ name }: { name: string }) => name)
    await signIn(here(), merchant, '/dashboard/transfers')
    await here().getByText('Nothing was imported or exported yet.').waitFor()
    await choose(csv('name,price,quantity,sku,shelf', 'Egg cup,4.50,24,EGG-1,A', 'Jug,18.00,six,JUG-1,B'))
    await importing().getByRole('button', { name: 'Try it' }).click()
    await importing().getByText('Tried: nothing was written.').waitFor()
    const [problem] = (await merchant.get('/transfers')).body.data[0].problems
    await importing()
      .getByRole('row', { name: `3 quantity ${problem.message}` })
      .waitFor()
    expect([await figure('created').innerText(), await figure('failed').innerText()]).toEqual(['1', '1'])
    await importing().getByText('Columns that mean nothing here: shelf.').waitFor()
    expect(await names()).toEqual([])
    for (const colorScheme of ['dark', 'light'] as const) {
      await here().emulateMedia({ colorScheme })
      await takePicture(here(), `import-tried-${colorScheme}`)
      expect(await seriousProblems(here()), colorScheme).toEqual([])
    }
    await here().setViewportSize(phone.viewport)
    await expectNoSidewaysScroll(here())
    await takePicture(here(), 'phone-import-tried')
    await here().setViewportSize({ width: 1440, height: 900 })

    await importing().getByRole('button', { name: 'Import one record' }).click()
    await importing().getByText('Imported.').waitFor()
    expect(await names()).toEqual(['Egg cup'])
    await choose(csv('name,price,quantity,sku', 'Jug,18.00,6,JUG-1', 'Bowl,9.00,2,BOWL-1'))
    await importing().getByRole('button', { name: 'Try it' }).click()
    await importing().getByRole('button', { name: 'Import 2 records' }).click()
    await importing().getByText('Imported.').waitFor()
    expect(await names()).toEqual(['Bowl', 'Egg cup', 'Jug'])
    const { data } = (await merchant.get('/transfers')).body
    expect(data.map(({ mode }: { mode: string }) => mode)).toEqual(['all', 'dry_run', 'partial', 'dry_run'])

    await here().getByRole('link', { name: 'Import of products, tried' }).last().click()
    const drawer = here().getByRole('dialog', { name: 'Transfer' })
    await drawer.getByRole('row', { name: `3 quantity ${problem.message}` }).waitFor()
    await drawer.getByText('UTF-8, cells between commas').waitFor()
    expect(await seriousProblems(here())).toEqual([])
  })

  it('is told that a file is no table, and of a file of Shopify’s that it was known as one', async () => {
    const merchant = await newUser(souk(), 'merchant')
    await signIn(here(), merchant, '/dashboard/transfers')
    await choose(csv('name,price', '"Egg cup,4.50'))
    await importing().getByRole('button', { name: 'Try it' }).click()
    await importing().getByText('Failed', { exact: true }).waitFor()
    await importing()
      .getByText(/^Line 2: /)
      .waitFor()
    await expect
      .poll(() =>
        importing()
          .getByRole('button', { name: /^Import/ })
          .count(),
      )
      .toBe(0)
    await importing().getByRole('combobox', { name: 'The file holds' }).click()
    await here().getByRole('option', { name: 'Products as Shopify exports them' }).click()
    const buffer = await readFile(new URL('shopify-products.csv', import.meta.url))
    await choose({ ...csv(), name: 'products_export.csv', buffer })
    await importing().getByRole('button', { name: 'Try it' }).click()
    await importing().getByText('Tried: nothing was written.').waitFor()
    await importing().getByRole('combobox', { name: 'The file holds' }).click()
    await here().getByRole('option', { name: 'Listings, with products and pictures' }).click()
    await choose(csv('title,category', 'Pan,Kitchen > Pans'))
    await importing().getByRole('button', { name: 'Try it' }).click()
    await importing().getByText('Categories to be made: Kitchen; Kitchen > Pans.').waitFor()
    await importing().getByRole('button', { name: 'Choose no file' }).click()
    await importing().getByRole('button', { name: 'Try it' }).click()
    await importing().getByText('Choose a file first.').waitFor()
    await here().getByRole('link', { name: 'Import of listings, tried' }).last().click()
    await here().getByRole('dialog', { name: 'Transfer' }).getByText("Shopify's", { exact: true }).waitFor()
  })

  it('comes from a list with its kind chosen, and downloads the file; so does a manager of the shop', async () => {
    const [owner, manager] = [await newUser(souk(), 'merchant'), await newUser(souk())]
    const { id } = await newProduct(owner, { name: 'Copper kettle' })
    await owner.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    await joinShop(souk(), owner, manager, 'manager')
    await signIn(here(), manager)
    await workAs('manager')
    for (const list of ['Orders', 'Buyers', 'Products']) {
      await here().getByRole('link', { name: list, exact: true }).click()
      await here().getByRole('link', { name: 'Export', exact: true }).click()
      const what = exporting().getByRole('combobox', { name: 'What' })
      await what.waitFor()
      await expect.poll(() => what.inputValue()).toBe(list)
    }
    await exporting().getByRole('combobox', { name: 'As' }).click()
    await here().getByRole('option', { name: 'JSON Lines, for a program' }).click()
    await exporting().getByRole('button', { name: 'Export' }).click()
    expect(JSON.parse((await download()).trim())).toMatchObject({ id, name: 'Copper kettle' })
    await takePicture(here(), 'export-finished')
    expect(await seriousProblems(here())).toEqual([])
  })

  it('cancels what runs, after a question; who may not sees none of it', async () => {
    const [owner, reader] = [await newUser(souk(), 'merchant'), await newUser(souk())]
    // As if another process worked on it.
    const { rows } = await souk().owner.query(
      `INSERT INTO transfers (user_id, kind, what, format, by_user_id, lease, leased_until, total, processed, step)
       VALUES ($1, 'export', 'ledger', '{"type": "csv"}', $1, gen_random_uuid(), now() + interval '1 hour', 400, 100, 'writing')
       RETURNING id`,
      [owner.id],
    )
    await signIn(here(), owner, `/dashboard/transfers?transfer=${rows[0].id}`)
    const drawer = here().getByRole('dialog', { name: 'Transfer' })
    await drawer.getByText('Writing: 100 of 400').waitFor()
    expect(await seriousProblems(here())).toEqual([])
    await drawer.getByRole('button', { name: 'Cancel' }).click()
    const question = here().getByRole('dialog', { name: 'Cancel the export?' })
    await question.getByRole('button', { name: 'Cancel the export' }).click()
    await drawer.getByText('Stopped', { exact: true }).waitFor()
    expect((await owner.get(`/transfers/${rows[0].id}`)).body.data.state).toBe('cancelled')

    await joinShop(souk(), owner, reader, 'read-only')
    const { page: theirs, complaints } = await visitAgain({})
    await signIn(theirs, reader)
    await theirs.getByRole('combobox', { name: 'Shop' }).click()
    await theirs.getByRole('option', { name: 'read-only' }).click()
    await theirs.getByRole('link', { name: 'Orders' }).click()
    await theirs.getByText('No order yet.').waitFor()
    await expect.poll(() => theirs.getByRole('link', { name: /export/i }).count()).toBe(0)
    expect(complaints).toEqual([])
    await theirs.context().close()
  })

  /** The page comes anew for the shop that is chosen. */
  async function workAs(role: string): Promise<void> {
    const shops = here().getByRole('combobox', { name: 'Shop' })
    await shops.click()
    await here().getByRole('option', { name: role }).click()
    await eventually(async () => (await shops.inputValue()).endsWith(role))
  }

  async function download(): Promise<string> {
    const button = exporting().getByRole('button', { name: 'Download' })
    const [file] = await Promise.all([here().waitForEvent('download'), button.click()])
    return readFile(await file.path(), 'utf8')
  }
})
