import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { newUser } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { openCart, openShopWith } from './store-visitor.ts'

describe('in the dashboard, a merchant', () => {
  const { souk, here, expectReported } = visits()

  it('makes a code, sees what it would have cost, reads how it does, changes and deletes it', async () => {
    const shop = await openShopWith(souk(), {
      Mug: { price: '20.00', quantity: 9 },
      Jug: { price: '30.00', quantity: 9 },
    })
    const items = { [shop.products.Mug as number]: 2, [shop.products.Jug as number]: 1 }
    const before = await openCart(souk(), shop.slug, items)
    await before.order(await before.fillIn())
    await signIn(here(), shop.merchant, '/dashboard/promotions')
    await here().getByText('There is no promotion yet.').waitFor()
    await here().getByRole('button', { name: 'New promotion' }).click()
    const form = here().getByRole('dialog', { name: 'New promotion' })
    await form.getByLabel('Code').fill('SPRING SALE')
    await form.getByLabel('Percent').fill('10')
    await form.getByRole('button', { name: 'Create promotion' }).click()
    await form.getByText('The code field must have 1 to 50 letters, digits, - or _.').waitFor()
    await form.getByLabel('Code').fill('SPRING')
    await form.getByRole('combobox', { name: 'Listings' }).fill('mug')
    await here().getByRole('option', { name: 'Mug' }).click()
    await form.getByRole('button', { name: 'What would it have cost?' }).click()
    await form.getByText('At most 4.00, on 1 of 1 orders of the last 30 days').waitFor()
    await form.getByLabel('Uses in all').fill('5')
    await takePicture(here(), 'dashboard-promotion-new')
    expect(await seriousProblems(here())).toEqual([])
    await form.getByRole('button', { name: 'Create promotion' }).click()
    const drawer = here().getByRole('dialog', { name: 'Promotion' })
    await drawer.getByText('Running').waitFor()
    await drawer.getByText('Mug', { exact: true }).waitFor()

    const cart = await openCart(souk(), shop.slug, items)
    await cart.call('PUT', '/codes/spring')
    expect((await cart.order(await cart.fillIn())).status).toBe(201)
    await here().reload()
    await drawer.getByText('Given so far').waitFor()
    await drawer.getByText('4.00', { exact: true }).waitFor()
    await drawer.getByLabel('Begins').fill('2099-01-31T12:00')
    await drawer.getByLabel('Name').fill('Spring sale')
    await drawer.getByRole('button', { name: 'Save' }).click()
    await drawer.getByText('Scheduled').waitFor()
    const [promotion] = (await shop.merchant.get('/promotions')).body.data
    expect(promotion).toMatchObject({ name: 'Spring sale', code: 'SPRING', value: '10', usage_limit: 5, used: 1 })
    expect(new Date(promotion.starts_at).getFullYear()).toBe(2099)
    await takePicture(here(), 'dashboard-promotion')
    expect(await seriousProblems(here())).toEqual([])
    await here().setViewportSize(phone.viewport)
    await expectNoSidewaysScroll(here())
    await drawer.getByRole('button', { name: 'Close the promotion' }).click()
    await here().getByText('Spring sale').waitFor()
    await here().setViewportSize({ width: 1280, height: 900 })
    await here().getByText('1 of 5').waitFor()
    await takePicture(here(), 'dashboard-promotions')
    expect(await seriousProblems(here())).toEqual([])

    const [order] = (await shop.merchant.get('/orders?sort=-id')).body.data
    await here().goto(`/dashboard/orders?order=${order.id}`)
    await here().getByText('Discount: SPRING').waitFor()
    await here().goto(`/dashboard/promotions?promotion=${promotion.id}`)
    await drawer.getByRole('button', { name: 'Delete' }).click()
    await here().getByRole('dialog', { name: "Delete 'Spring sale'?" }).getByRole('button', { name: 'Delete' }).click()
    await here().getByText('There is no promotion yet.').waitFor()
    expectReported(422)
  })

  it('changes no more than what was changed in the form', async () => {
    const user = await newUser(souk(), 'merchant')
    const made = { name: 'Autumn', code: 'FALL', kind: 'fixed', value: '5.00', ends_at: '2099-01-31T12:34:56.789Z' }
    const { id } = (await user.post('/promotions', made)).body.data
    await signIn(here(), user, `/dashboard/promotions?promotion=${id}`)
    const drawer = here().getByRole('dialog', { name: 'Promotion' })
    await drawer.getByLabel('Uses per buyer').fill('2')
    await user.call('PATCH', `/promotions/${id}`, { name: 'Harvest' })
    await drawer.getByRole('button', { name: 'Save' }).click()
    await here().getByText('Saved.').waitFor()
    expect((await user.get(`/promotions/${id}`)).body.data).toMatchObject({
      ...made,
      name: 'Harvest',
      per_buyer_limit: 2,
    })
    await drawer.getByRole('combobox', { name: 'Takes off' }).click()
    await here().getByRole('option', { name: 'Free shipping' }).click()
    await drawer.getByRole('button', { name: 'Save' }).click()
    await here().getByText('Shipping', { exact: true }).first().waitFor()
    expect((await user.get(`/promotions/${id}`)).body.data).toMatchObject({ kind: 'free_shipping', value: null })
  })
})
