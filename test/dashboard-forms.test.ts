import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { doItNow, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { newProduct, newRole, newUser } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

describe('in the dashboard, whoever types and presses', () => {
  const { souk, admin, here, expectReported } = visits()

  const product = (fields = {}) => newProduct(admin(), { name: 'Copper kettle', price: '64.00', ...fields })
  async function placeOrder(product_id?: number): Promise<number> {
    const id = product_id ?? (await product()).id
    return (await admin().post('/orders', { items: [{ product_id: id, quantity: 1 }] })).body.data.id
  }
  const historyOf = async (id: number) => (await admin().get(`/orders/${id}/history`)).body.data
  const order = () => here().getByRole('region', { name: 'Order', exact: true })
  const drawer = (name: string) => here().getByRole('dialog', { name, exact: true })

  const hasFocus = (button: Locator) => button.and(here().locator(':focus')).isVisible()

  /** Two presses at one place, as a quick finger makes them: not the browser's double click. */
  async function pressTwice(page: Page, button: Locator, pauseMs = 60): Promise<void> {
    const { x, y, width, height } = (await button.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    for (const press of [1, 2]) {
      await page.mouse.click(x + width / 2, y + height / 2)
      if (press === 1) await page.waitForTimeout(pauseMs)
    }
  }

  it('keeps it while orders come, sees the rest of the form move, and saves that alone', async () => {
    const { id } = await product({ quantity: 10 })
    await signIn(here(), admin(), `/dashboard/products?product=${id}`)
    await here().getByRole('button', { name: 'Edit' }).click()
    const [name, price] = [drawer('Product').getByLabel('Name'), drawer('Product').getByLabel('Price')]
    await name.fill('Copper kettle with a lid')
    await drawer('Product').getByLabel('Reason').fill('Counted on Friday')
    await admin().call('PATCH', `/products/${id}`, { price: '59.00' })
    await placeOrder(id)
    await drawer('Product').getByText('9 left', { exact: true }).waitFor()
    await eventually(async () => (await price.inputValue()) === '59.00')
    await expect.poll(() => name.inputValue()).toBe('Copper kettle with a lid')
    await expect.poll(() => drawer('Product').getByLabel('Reason').inputValue()).toBe('Counted on Friday')
    await takePicture(here(), 'edited-while-ordered')
    await here().getByRole('button', { name: 'Save' }).click()
    await here().getByText('Saved.').waitFor()
    const { body } = await admin().get(`/products/${id}`)
    expect(body.data).toMatchObject({ name: 'Copper kettle with a lid', price: '59.00', quantity: 9 })
  })

  it('keeps a note while the order moves elsewhere, while the server is away, and when a move is refused', async () => {
    const id = await placeOrder()
    await signIn(here(), admin(), `/dashboard/orders?order=${id}`)
    const note = order().getByLabel('Note', { exact: true })
    await note.fill('By courier')
    await here().route('**/api/v1/orders/**', (route) => route.fulfill({ status: 500, json: { message: 'Not now.' } }))
    await admin().call('PUT', `/orders/${id}/status`, { status: 'paid' })
    await order().getByText('This may be old.').first().waitFor()
    await order().getByRole('button', { name: 'Mark as paid' }).click()
    await doItNow(here())
    await here()
      .getByText(/^Order #\d+: not done/)
      .waitFor()
    await expect.poll(() => note.inputValue()).toBe('By courier')
    await takePicture(here(), 'order-while-away')
    await here().unroute('**/api/v1/orders/**')
    await order().getByRole('button', { name: 'Try again' }).first().click()
    await order().getByRole('button', { name: 'Mark as shipped' }).click()
    await doItNow(here())
    await order().getByRole('button', { name: 'Mark as delivered' }).waitFor()
    await eventually(async () =>
      (await historyOf(id)).some((move: { note: string | null }) => move.note === 'By courier'),
    )
    await expect.poll(() => note.inputValue()).toBe('')
    expectReported(500)
  })

  it('marks an order as paid with two quick presses, and does not ship it', async () => {
    const id = await placeOrder()
    await signIn(here(), admin(), `/dashboard/orders?order=${id}`)
    await pressTwice(here(), order().getByRole('button', { name: 'Mark as paid' }), 150)
    await doItNow(here())
    const next = order().getByRole('button', { name: 'Mark as shipped' })
    await eventually(() => next.isEnabled())
    expect((await historyOf(id)).map(({ to }: { to: string }) => to).toSorted()).toEqual(['paid', 'pending'])
    await next.click()
    await doItNow(here())
    await order().getByRole('button', { name: 'Mark as delivered' }).waitFor()
  })

  it('answers no question by a double click, and one that is open by Escape alone', async () => {
    const id = await placeOrder()
    await signIn(here(), admin(), `/dashboard/orders?order=${id}`)
    const cancel = order().getByRole('button', { name: 'Cancel order' })
    await cancel.dblclick()
    const question = drawer('Cancel the order?')
    const yes = question.getByRole('button', { name: 'Cancel order' })
    await eventually(() => yes.isEnabled())
    expect((await historyOf(id)).length).toBe(1)
    await eventually(() => hasFocus(question.getByRole('button', { name: 'Not now' })))
    expect(await seriousProblems(here())).toEqual([])
    await takePicture(here(), 'cancel-order')
    await here().setViewportSize(phone.viewport)
    await takePicture(here(), 'phone-cancel-order')
    await here().keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    await expect.poll(() => order().isVisible()).toBe(true)
    await cancel.click()
    await yes.click()
    await order().getByText('Cancelled').first().waitFor()
  })

  it.each([
    { act: 'Delete', question: /^Delete 'Copper kettle'/, at: async () => `/products?product=${(await product()).id}` },
    { act: 'Suspend', question: /^Suspend Test User/, at: async () => `/users?user=${(await newUser(souk())).id}` },
    {
      act: 'Revoke',
      question: /^Revoke 'test'|^Revoke '/,
      at: async () => `/users?user=${(await newUser(souk())).id}`,
    },
    { act: 'Revoke all and sign out', question: /^Revoke every token/, at: async () => '/tokens' },
  ])('is asked before "$act", with the focus on the no', async ({ act, question, at }) => {
    await signIn(here(), admin(), `/dashboard${await at()}`)
    const writes: string[] = []
    here().on('request', (request) => void (request.method() === 'GET' || writes.push(request.url())))
    await here().getByRole('button', { name: act }).first().dblclick()
    const asked = here().getByRole('dialog', { name: question })
    await eventually(() => asked.getByRole('button').last().isEnabled())
    await eventually(() => hasFocus(asked.getByRole('button', { name: 'Not now' })))
    await here().keyboard.press('Escape')
    await asked.waitFor({ state: 'detached' })
    expect(writes).toEqual([])
  })

  it('is asked before a role is deleted, and before what was typed is thrown away', async () => {
    const { name } = await newRole(admin())
    await signIn(here(), admin(), '/dashboard/roles')
    const menu = here().getByRole('button', { name: `Change the role ${name}` })
    await menu.click()
    await here().getByRole('menuitem', { name: 'Delete' }).dblclick()
    await drawer(`Delete the role '${name}'?`).getByRole('button', { name: 'Not now' }).click()
    expect(
      (await admin().get('/roles?per_page=100')).body.data.some((role: { name: string }) => role.name === name),
    ).toBe(true)
    await menu.click()
    await here().getByRole('menuitem', { name: 'Rename' }).click()
    const field = drawer('Rename the role').getByLabel('Name')
    await field.fill('Packer')
    await here().keyboard.press('Escape')
    const discard = drawer('Discard what you typed?')
    await discard.waitFor()
    await takePicture(here(), 'discard')
    await here().keyboard.press('Escape')
    await discard.waitFor({ state: 'detached' })
    await expect.poll(() => field.inputValue()).toBe('Packer')
    await eventually(async () => {
      if (!(await discard.isVisible())) await here().mouse.click(5, 5)
      return discard.isVisible()
    })
    await discard.getByRole('button', { name: 'Discard' }).click()
    await field.waitFor({ state: 'detached' })
  })
})
