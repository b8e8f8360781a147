import { describe, expect, it } from 'vitest'
import { seriousProblems, signIn, takePicture } from './browser.ts'
import { newProduct, newUser } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'
import { inShop, invitationFor, joinShop } from './shop-member.ts'

describe('in the dashboard, about who works in a shop,', () => {
  const { souk, here, visitAgain, expectReported } = visits()

  it('somebody is invited, joins by the mail, is given another role and let go', async () => {
    const [owner, friend] = [await newUser(souk(), 'merchant'), await newUser(souk())]
    await newProduct(owner, { name: 'Mug of the owner' })
    await signIn(here(), owner, '/dashboard/members')
    await here().getByRole('button', { name: 'Invite somebody' }).click()
    const form = here().getByRole('dialog', { name: 'Invite somebody' })
    await form.getByLabel('E-mail address').fill(friend.email)
    await form.getByRole('button', { name: 'Invite', exact: true }).click()
    await here().getByRole('table', { name: 'Invitations' }).getByRole('row', { name: friend.email }).waitFor()
    expect(await seriousProblems(here())).toEqual([])

    const { page: theirs } = await visitAgain({})
    const token = await invitationFor(souk(), friend.email)
    await signIn(theirs, friend, `/dashboard/invitation#token=${token}`)
    expect(theirs.url(), 'the token is out of the address').not.toContain(token)
    await theirs.getByRole('button', { name: 'Join the shop' }).click()
    const shops = theirs.getByRole('combobox', { name: 'Shop' })
    await shops.waitFor()
    await theirs.getByRole('link', { name: 'Products' }).click()
    await theirs.getByText('Mug of the owner').waitFor()
    expect(await theirs.getByRole('link', { name: 'Members' }).count(), 'not for who only reads').toBe(0)

    await here().reload()
    await here().getByRole('combobox', { name: `Role of Test User` }).click()
    await here().getByRole('option', { name: 'manager' }).click()
    await eventually(async () =>
      (await inShop(friend, owner.id).get('/me')).body.data.permissions.includes('shop.manage'),
    )
    await takePicture(here(), 'members')

    await here().getByRole('button', { name: 'Let go Test User' }).click()
    await here().getByRole('dialog').getByRole('button', { name: 'Let go' }).click()
    await here().getByText('Test User works here no more.').waitFor()
    // What it held open has ended, and the page comes home by itself.
    await eventually(async () => (await shops.count()) === 0)
    await theirs.getByRole('link', { name: 'Products' }).click()
    await theirs.getByRole('heading', { name: 'Products' }).waitFor()
    await expect.poll(() => theirs.getByText('Mug of the owner').count()).toBe(0)
    await theirs.context().close()
  })

  it('one who is let go before the live line stands comes home all the same', async () => {
    const [owner, member] = [await newUser(souk(), 'merchant'), await newUser(souk(), 'merchant')]
    await joinShop(souk(), owner, member, 'manager')
    await signIn(here(), member, '/dashboard/products')
    const { promise: letGo, resolve } = Promise.withResolvers<void>()
    await here().routeWebSocket(/socket\.io/, async (line) => {
      await letGo
      line.connectToServer()
    })
    const shops = here().getByRole('combobox', { name: 'Shop' })
    await shops.click()
    await here()
      .getByRole('option', { name: /manager/ })
      .click()
    await here().getByRole('heading', { name: 'Overview' }).waitFor()
    await shops.waitFor()
    const [row] = (await owner.get('/shop/members')).body.data.filter(
      ({ role }: { role: string }) => role === 'manager',
    )
    expect((await owner.call('DELETE', `/shop/members/${row.id}`)).status).toBeLessThan(300)
    resolve()
    await shops.waitFor({ state: 'detached' })
    expectReported(403)
  })

  it('one goes from shop to shop, and sees of each its own alone', async () => {
    const [owner, member] = [await newUser(souk(), 'merchant'), await newUser(souk(), 'merchant')]
    await newProduct(owner, { name: 'Mug of the owner' })
    await newProduct(member, { name: 'Mug at home' })
    await joinShop(souk(), owner, member, 'read-only')
    await signIn(here(), member, '/dashboard/products')
    await here().getByText('Mug at home').waitFor()
    await expect.poll(() => here().getByRole('button', { name: 'New product' }).count()).toBe(1)
    const choose = async (name: RegExp) => {
      await here().getByRole('combobox', { name: 'Shop' }).click()
      await here().getByRole('option', { name }).click()
      await here().getByRole('heading', { name: 'Overview' }).waitFor()
      await here().getByRole('link', { name: 'Products' }).click()
    }
    await choose(/read-only/)
    await here().getByText('Mug of the owner').waitFor()
    await expect.poll(() => here().getByText('Mug at home').count()).toBe(0)
    await expect.poll(() => here().getByRole('button', { name: 'New product' }).count()).toBe(0)
    await here().reload()
    await here().getByText('Mug of the owner').waitFor()
    await choose(/yours/)
    await here().getByText('Mug at home').waitFor()
    await expect.poll(() => here().getByText('Mug of the owner').count()).toBe(0)
  })
})
