import { describe, expect, it } from 'vitest'
import { signIn, takePicture } from './browser.ts'
import { clientOf, newRole, newUser, password } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

describe('in the dashboard, about rights,', () => {
  const { souk, admin, here, expectReported } = visits()

  const roleOf = async (id: number) =>
    (await admin().get('/roles?per_page=100')).body.data.find((role: { id: number }) => role.id === id)

  it('what a role permits is changed box by box, by mouse and by keyboard', async () => {
    const { id, name } = await newRole(admin(), ['orders.view'])
    await signIn(here(), admin(), '/dashboard/roles')
    const box = (permission: string) => here().getByRole('checkbox', { name: `${permission} for ${name}`, exact: true })
    await expect.poll(() => box('orders.view').isChecked()).toBe(true)
    await box('products.view').check()
    await eventually(async () => (await roleOf(id)).permissions.join() === 'orders.view,products.view')
    await box('orders.cancel').focus()
    await here().keyboard.press('ArrowDown')
    await here().keyboard.press('Space')
    await eventually(async () => (await roleOf(id)).permissions.includes('orders.create'))
    await box('products.*').check()
    await eventually(async () => (await roleOf(id)).permissions.includes('products.*'))
    await expect.poll(() => box('products.delete').isChecked()).toBe(true)
    await expect.poll(() => box('products.delete').isDisabled()).toBe(true)
    await takePicture(here(), 'roles')
  })

  it('a box that the server refuses goes back, with its sentence', async () => {
    const { data } = (await admin().get('/roles')).body
    const { id, permissions } = data.find((role: { name: string }) => role.name === 'admin')
    await signIn(here(), admin(), '/dashboard/roles')
    const box = here().getByRole('checkbox', { name: 'roles.manage for admin' })
    // The refusal may be there before a check of the box itself.
    await box.click()
    const without = permissions.filter((name: string) => name !== 'roles.manage')
    const { body } = await admin().call('PUT', `/roles/${id}`, { permissions: without })
    await here().getByText(body.message).waitFor()
    await expect.poll(() => box.isChecked()).toBe(true)
    expectReported(409)
  })

  it('a role is made, renamed, deleted, and brought back', async () => {
    await signIn(here(), admin(), '/dashboard/roles')
    await here().getByRole('button', { name: 'New role' }).click()
    const form = here().getByRole('dialog', { name: 'New role' })
    await form.getByRole('button', { name: 'Create role' }).click()
    await form.getByText('The name field is required.').waitFor()
    expectReported(422)
    await form.getByLabel('Name').fill('Packer')
    await form.getByRole('combobox', { name: 'Begin with' }).click()
    await here().getByRole('option', { name: 'customer' }).click()
    await form.getByRole('button', { name: 'Create role' }).click()
    await here().getByRole('button', { name: 'Change the role Packer' }).click()
    await here().getByRole('menuitem', { name: 'Rename' }).click()
    const renaming = here().getByRole('dialog', { name: 'Rename the role' })
    await renaming.getByLabel('Name').fill('Picker')
    await renaming.getByRole('button', { name: 'Rename' }).click()
    await here().getByRole('button', { name: 'Change the role Picker' }).click()
    await here().getByRole('menuitem', { name: 'Delete' }).click()
    const question = here().getByRole('dialog', { name: "Delete the role 'Picker'?" })
    await question.getByRole('button', { name: 'Delete' }).click()
    await here().getByText("The role 'Picker' is deleted.").waitFor()
    await here().getByRole('button', { name: 'Undo' }).click()
    await here().getByRole('button', { name: 'Change the role Picker' }).waitFor()
    const { data } = (await admin().get('/roles?per_page=100')).body
    const [picker, customer] = ['Picker', 'customer'].map((name) =>
      data.find((role: { name: string }) => role.name === name),
    )
    expect(picker.permissions).toEqual(customer.permissions)
    expect(await here().getByRole('button', { name: 'Change the role customer' }).count(), 'built in').toBe(0)
  })

  it('a token is made for what is chosen, shown once, opens so much, and is revoked', async () => {
    const user = await newUser(souk())
    await signIn(here(), user, '/dashboard/tokens')
    await here().getByText('This browser').waitFor()
    await here().getByRole('button', { name: 'New token' }).click()
    const form = here().getByRole('dialog')
    await form.getByLabel('Only what I choose').check()
    await form.getByRole('button', { name: 'Create token' }).click()
    await form.getByText('The name field is required.').waitFor()
    expectReported(422)
    await form.getByLabel('Name').fill('Till at the door')
    await form.getByRole('combobox', { name: 'Abilities' }).click()
    await here().getByRole('option', { name: 'orders.view' }).click()
    await here().keyboard.press('Escape')
    await form.getByLabel('Current password').fill(password)
    await form.getByRole('button', { name: 'Create token' }).click()
    const till = clientOf(souk(), await form.getByTestId('new-token').innerText())
    await takePicture(here(), 'new-token')
    expect([(await till.get('/orders')).status, (await till.get('/products')).status]).toEqual([200, 403])
    await form.getByRole('button', { name: 'Done' }).click()
    const row = here().getByRole('row', { name: 'Till at the door' })
    await row.getByRole('button', { name: 'Revoke' }).click()
    const question = here().getByRole('dialog', { name: "Revoke 'Till at the door'?" })
    await question.getByRole('button', { name: 'Revoke' }).click()
    await row.waitFor({ state: 'detached' })
    expect((await till.get('/orders')).status).toBe(401)
  })

  it('a refusal leads to the rule that refused, in words', async () => {
    const merchant = await newUser(souk(), 'merchant')
    await signIn(here(), merchant, '/dashboard/products')
    await here().getByRole('button', { name: 'New product' }).click()
    // What one may do is taken away meanwhile: the page still offers it.
    await admin().call('PUT', `/users/${merchant.id}/roles`, { roles: ['customer'] })
    const form = here().getByRole('dialog', { name: 'New product' })
    await form.getByLabel('Name').fill('Brass tray')
    await form.getByRole('button', { name: 'Create product' }).click()
    await form.getByRole('link', { name: 'Why was I denied?' }).click()
    // The product that was typed would be lost on the way.
    const question = here().getByRole('dialog', { name: 'Discard what you typed?' })
    await question.getByRole('button', { name: 'Discard' }).click()
    const explained = here().getByRole('region', { name: 'Explanation' })
    await explained.getByRole('heading', { name: 'Denied' }).waitFor()
    const { body } = await admin().get(`/access/explain?permission=products.create&user_id=${merchant.id}`)
    expect(body.data.allowed).toBe(false)
    await explained.getByText("None of the roles 'customer' holds 'products.create'").waitFor()
    expect(new URL(here().url()).searchParams.get('permission')).toBe('products.create')
    await takePicture(here(), 'denied')
    expectReported(403)
  })

  it('an operator asks why about anybody', async () => {
    const user = await newUser(souk())
    const { name } = await newRole(admin(), ['products.*'])
    await admin().call('PUT', `/users/${user.id}/roles`, { roles: [name] })
    await signIn(here(), admin(), '/dashboard/access')
    const users = here().getByRole('combobox', { name: 'User' })
    await users.fill(user.email)
    await here().getByRole('option', { name: user.email }).click()
    await here().getByRole('button', { name: 'products.delete' }).click()
    const explained = here().getByRole('region', { name: 'Explanation' })
    await explained.getByRole('heading', { name: 'Allowed' }).waitFor()
    await explained.getByText(`The role '${name}'`, { exact: true }).waitFor()
    await explained.getByText("holds 'products.*'", { exact: true }).waitFor()
  })
})
