import type { Souk } from '@souk/client'
import { refused } from './example-failures.ts'

interface Others {
  nobody: Souk
  as: (token: string) => Souk
  /** What the newest mail says where the pattern has its group. */
  mailed: (mail: RegExp) => Promise<string>
}

/** The token in a mail that invites into the role. */
const tokenAs = (role: string) => new RegExp(`as: ${role}\\.[^]*#token=(\\S+)`)

/** Somebody is invited into the shop, joins it, is given another role, and leaves; somebody else is let go. */
export async function workTogether(merchant: Souk, { nobody, as, mailed }: Others): Promise<void> {
  await merchant.members.listRoles()
  const join = async (name: string, role: string) => {
    const email = `${name.toLowerCase()}@example.com`
    const { data } = await nobody.accounts.register({ body: { name, email, password: 'two green cups on a tray' } })
    const person = as(data.token)
    const { data: invitation } = await merchant.invitations.create({ body: { email, role } })
    await merchant.invitations.get({ path: { id: invitation.id } })
    await merchant.invitations.list()
    const token = await mailed(tokenAs(role))
    return { id: data.user.id, person, shop: (await person.invitations.accept({ body: { token } })).data }
  }
  const { id, person, shop } = await join('Bilal', 'fulfilment')
  await person.me.listShops()
  await merchant.members.list()
  await merchant.members.update({ path: { id }, body: { role: 'manager' } })
  await refused(merchant.members.remove({ path: { id: shop.id } }))
  await person.me.leaveShop({ path: { id: shop.id } })
  const { data: open } = await merchant.invitations.create({
    body: { email: 'chandra@example.com', role: 'read-only' },
  })
  // Its mail would fail, if it were made after this.
  await mailed(tokenAs('read-only'))
  await merchant.invitations.delete({ path: { id: open.id } })
  const other = await join('Dilara', 'manager')
  await merchant.members.remove({ path: { id: other.id } })
}
