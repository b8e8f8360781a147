import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { newUser } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'
import { pictureBytes } from './pictures.ts'
import { joinShop } from './shop-member.ts'

describe('in the dashboard, pictures', () => {
  const { souk, here, expectReported } = visits()

  const gallery = () => here().getByRole('list', { name: 'Pictures of the listing' }).getByRole('listitem')
  const file = async (name: string) => ({ name, mimeType: 'image/png', buffer: await pictureBytes() })

  it('of a listing are sent, told about, ordered by keyboard and by drag, and shown as the API has them', async () => {
    const user = await newUser(souk(), 'merchant')
    const { id } = (
      await user.post('/listings', { title: 'Copper kettle', products: [{ price: '64.00', quantity: 3 }] })
    ).body.data
    const media = async () => (await user.get(`/listings/${id}`)).body.data.media
    await signIn(here(), user, `/dashboard/listings?listing=${id}`)
    const chosen = here().getByLabel('Add pictures')
    await chosen.setInputFiles([await file('red.png'), await file('green.png')])
    await gallery().nth(1).waitFor()
    await chosen.setInputFiles([await file('blue.png')])
    await gallery().nth(2).waitFor()
    for (const [at, alt] of ['From the front', 'From above', 'With a lid'].entries())
      await gallery().nth(at).getByRole('textbox').fill(alt)
    const forward = here().getByRole('button', { name: 'Move From the front right' })
    await forward.press('Enter')
    await eventually(async () => (await gallery().nth(1).getByRole('textbox').inputValue()) === 'From the front')
    await eventually(() => forward.and(here().locator(':focus')).isVisible())
    await gallery().nth(2).locator('[draggable=true]').dragTo(gallery().nth(0))
    await eventually(async () => (await gallery().nth(0).getByRole('textbox').inputValue()) === 'With a lid')
    await takePicture(here(), 'gallery')
    expect(await seriousProblems(here())).toEqual([])
    expect(await media()).toEqual([])
    await here().getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Save' }).click()
    await here().getByText('Saved.').waitFor()
    const alts = async () => (await media()).map(({ alt }: { alt: string }) => alt)
    expect(await alts()).toEqual(['With a lid', 'From above', 'From the front'])
    await here().setViewportSize(phone.viewport)
    expect(await seriousProblems(here())).toEqual([])
    await expectNoSidewaysScroll(here())
    await gallery().nth(0).scrollIntoViewIfNeeded()
    await takePicture(here(), 'phone-gallery')
    await here().getByRole('button', { name: 'Remove From above' }).click()
    await here().getByRole('region', { name: 'Unsaved changes' }).getByRole('button', { name: 'Save' }).click()
    await eventually(async () => (await alts()).join() === 'With a lid,From the front')
    await here().goto('/dashboard/listings')
    const shown = here().getByRole('row', { name: 'Copper kettle' }).locator('img')
    await expect.poll(() => shown.getAttribute('src')).toBe((await user.get('/listings')).body.data[0].image.url)
    await eventually(() => shown.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0))
  })

  it('of a listing are refused with the sentence of the server, and those beside them are taken', async () => {
    const user = await newUser(souk(), 'merchant')
    const { id } = (await user.post('/listings', { title: 'Brass tray' })).body.data
    await signIn(here(), user, `/dashboard/listings?listing=${id}`)
    const svg = { name: 'drawing.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') }
    await here()
      .getByLabel('Add pictures')
      .setInputFiles([svg, await file('red.png')])
    await here().getByText("'drawing.png' was not taken").waitFor()
    await gallery().first().waitFor()
    await expect.poll(() => gallery().count()).toBe(1)
    await here().getByRole('link', { name: 'Orders' }).click()
    await here()
      .getByRole('dialog', { name: 'Discard what you typed?' })
      .getByRole('button', { name: 'Discard' })
      .click()
    await here().getByRole('heading', { name: 'Orders', level: 1 }).waitFor()
    expectReported(415)
  })

  it('stand for a shop as its logo, saved at once beside what is typed, and are taken away', async () => {
    const [owner, manager] = [await newUser(souk(), 'merchant'), await newUser(souk())]
    await joinShop(souk(), owner, manager, 'manager')
    const logo = async () => (await owner.get('/shop')).body.data.logo_url
    await signIn(here(), manager)
    const shops = here().getByRole('combobox', { name: 'Shop' })
    await shops.click()
    await here().getByRole('option', { name: 'manager' }).click()
    await eventually(async () => (await shops.inputValue()).endsWith('manager'))
    await here().getByRole('link', { name: 'Shop', exact: true }).click()
    await here().getByLabel('Name').fill('Copper & Clay')
    const panel = here().getByRole('region', { name: 'Logo' })
    const svg = { name: 'logo.svg', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') }
    await panel.locator('input[type=file]').setInputFiles(svg)
    await here().getByText("'logo.svg' was not taken").waitFor()
    expectReported(415)
    expect(await logo()).toBeNull()
    await panel.locator('input[type=file]').setInputFiles(await file('logo.png'))
    const shown = panel.getByRole('img', { name: 'The logo of' })
    await shown.waitFor()
    await expect.poll(() => shown.getAttribute('src')).toBe(await logo())
    await eventually(() => shown.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0))
    await expect.poll(() => here().getByLabel('Name').inputValue()).toBe('Copper & Clay')
    await panel.scrollIntoViewIfNeeded()
    await takePicture(here(), 'shop-logo')
    expect(await seriousProblems(here())).toEqual([])
    await here().setViewportSize(phone.viewport)
    await expectNoSidewaysScroll(here())
    await panel.getByRole('button', { name: 'Take it away' }).click()
    await shown.waitFor({ state: 'detached' })
    expect(await logo()).toBeNull()
  })
})
