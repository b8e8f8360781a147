import { describe, expect, it } from 'vitest'
import { signIn, takePicture } from './browser.ts'
import { clientOf, newProduct, newUser, password, type User } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

describe('in the dashboard, about people,', () => {
  const { souk, admin, here, expectReported } = visits()

  const userOf = async ({ id }: User) => (await admin().get(`/users/${id}`)).body.data

  it('a customer finds their account, tokens and reasons, and none of the pages of operators', async () => {
    const customer = await newUser(souk())
    await signIn(here(), customer)
    const navigation = here().getByRole('navigation', { name: 'Main' })
    for (const name of ['Your account', 'Tokens', 'Why was I denied'])
      expect(await navigation.getByRole('link', { name }).count(), name).toBe(1)
    for (const name of ['Users', 'Roles', 'Audit log'])
      expect(await navigation.getByRole('link', { name }).count(), name).toBe(0)
    for (const path of ['users', 'roles', 'audit']) {
      await here().goto(`/dashboard/${path}`)
      await here().getByText('There is no such page, or none for you.').waitFor()
    }
  })

  it('an operator gives a role and takes it back, and the API knows', async () => {
    const user = await newUser(souk())
    await signIn(here(), admin(), `/dashboard/users?search=${user.email}`)
    await here().getByRole('row', { name: user.email }).getByRole('link').click()
    const drawer = here().getByRole('dialog', { name: 'User' })
    await drawer.getByRole('combobox', { name: 'Roles' }).click()
    await here().getByRole('option', { name: 'merchant' }).click()
    await eventually(async () => (await userOf(user)).roles.includes('merchant'))
    await here().getByRole('option', { name: 'customer' }).click()
    await eventually(async () => (await userOf(user)).roles.join() === 'merchant')
    await here().keyboard.press('Escape')
    await drawer.getByRole('combobox', { name: 'Direct permissions' }).click()
    await here().getByRole('option', { name: 'inbox.view' }).click()
    await eventually(async () => (await userOf(user)).direct_permissions.join() === 'inbox.view')
    await takePicture(here(), 'user')
  })

  it('an operator suspends a user with a reason, and lifts it', async () => {
    const user = await newUser(souk())
    await signIn(here(), admin(), `/dashboard/users?user=${user.id}`)
    const drawer = here().getByRole('dialog', { name: 'User' })
    await drawer.getByLabel('Reason').fill('Unpaid fees')
    await drawer.getByRole('button', { name: 'Suspend' }).click()
    expect((await user.get('/me')).status).toBe(200)
    await here().getByRole('dialog', { name: 'Suspend Test User?' }).getByRole('button', { name: 'Suspend' }).click()
    await drawer.getByRole('button', { name: 'Lift the suspension' }).waitFor()
    await drawer.getByText('Unpaid fees').waitFor()
    expect((await user.get('/me')).status).toBe(401)
    await takePicture(here(), 'user-suspended')
    await drawer.getByRole('button', { name: 'Lift the suspension' }).click()
    await drawer.getByLabel('Reason').waitFor()
    expect((await clientOf(souk()).post('/login', { email: user.email, password })).status).toBe(200)
  })

  it('an operator ends one token of a user, and the others go on', async () => {
    const user = await newUser(souk())
    const { data: phone } = (await user.post('/tokens', { name: 'lost phone' })).body
    await signIn(here(), admin(), `/dashboard/users?user=${user.id}`)
    const tokens = here().getByRole('region', { name: 'Tokens' })
    const row = tokens.getByRole('listitem').filter({ hasText: 'lost phone' })
    await row.getByRole('button', { name: 'Revoke' }).click()
    await here().getByRole('dialog', { name: "Revoke 'lost phone'?" }).getByRole('button', { name: 'Revoke' }).click()
    await row.waitFor({ state: 'detached' })
    expect((await clientOf(souk(), phone.token).get('/me')).status).toBe(401)
    expect((await user.get('/me')).status).toBe(200)
  })

  it('the last admin stays one: the choice goes back, with the sentence of the server', async () => {
    await signIn(here(), admin(), `/dashboard/users?user=${admin().id}`)
    const drawer = here().getByRole('dialog', { name: 'User' })
    await drawer.getByRole('combobox', { name: 'Roles' }).click()
    await here().getByRole('option', { name: 'admin', exact: true }).click()
    const { body } = await admin().call('PUT', `/users/${admin().id}/roles`, { roles: [] })
    await here().getByText(body.message).waitFor()
    await here().getByRole('option', { name: 'admin', exact: true, selected: true }).waitFor()
    expect(await drawer.getByRole('button', { name: 'Suspend' }).count(), 'oneself').toBe(0)
    expectReported(409)
  })

  it('the audit log shows who changed what, before and after, and that the chain holds', async () => {
    const user = await newUser(souk())
    await admin().call('PUT', `/users/${user.id}/roles`, { roles: ['merchant'] })
    await signIn(here(), admin(), `/dashboard/audit?owner=${user.id}&action=users.set-roles`)
    await here().getByRole('link', { name: 'users.set-roles' }).click()
    const drawer = here().getByRole('dialog', { name: 'Entry' })
    await drawer.getByRole('row', { name: 'roles customer merchant' }).waitFor()
    await drawer.getByText(/It follows entry \d+, as it should\.|The chain begins here\./).waitFor()
    await takePicture(here(), 'audit-entry')
  })

  it('an operator puts a new product into the shop they choose', async () => {
    const shop = await newUser(souk(), 'merchant')
    await newProduct(shop)
    await signIn(here(), admin(), '/dashboard/products')
    await here().getByRole('button', { name: 'New product' }).click()
    const form = here().getByRole('dialog', { name: 'New product' })
    await form.getByLabel('Name').fill('Walnut board')
    await form.getByLabel('Price').fill('28.50')
    await form.getByRole('combobox', { name: 'Shop' }).fill(shop.email)
    await here().getByRole('option', { name: shop.email }).click()
    await takePicture(here(), 'new-product-for')
    await form.getByRole('button', { name: 'Create product' }).click()
    await here().getByRole('dialog', { name: 'Product' }).getByText('Walnut board').waitFor()
    const { body } = await shop.get('/products?search=Walnut')
    expect(body.data).toMatchObject([{ name: 'Walnut board', user_id: shop.id }])
  })

  it('one changes the own name and password, and is told per field what is wrong', async () => {
    const user = await newUser(souk())
    await signIn(here(), user, '/dashboard/account')
    await here().getByLabel('Name').fill('Aisha Rahman')
    await here().getByRole('button', { name: 'Save' }).click()
    await here().getByRole('button', { name: 'Account of Aisha Rahman' }).waitFor()
    expect((await user.get('/me')).body.data.name).toBe('Aisha Rahman')
    const [present, wanted] = [
      here().getByLabel('Current password', { exact: true }),
      here().getByLabel('New password', { exact: true }),
    ]
    await present.fill('not the password')
    await wanted.fill('eight red cups in a box')
    await here().getByRole('button', { name: 'Change password' }).click()
    const { body } = await user.call('PUT', '/me/password', { current_password: 'no', password: 'eight red cups' })
    await here().getByText(body.errors.current_password[0]).waitFor()
    expectReported(422)
    await present.fill(password)
    await here().getByRole('button', { name: 'Change password' }).click()
    await here().getByText('Password changed.').waitFor()
    const login = await clientOf(souk()).post('/login', { email: user.email, password: 'eight red cups in a box' })
    expect(login.status).toBe(200)
  })
})
