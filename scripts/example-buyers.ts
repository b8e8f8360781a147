import type { Souk } from '@souk/client'
import { refused } from './example-failures.ts'

const ada = { email: 'ada@example.com', password: 'a blue door in the wall' }
const path = { shop: 'blue-door' }
const asBuyer = (token: string) => ({ path, headers: { authorization: `Bearer ${token}` } })

/** Who has bought in the shop opens an account there, comes back, and is seen by the merchant. */
export async function comeBack(
  merchant: Souk,
  stranger: Souk,
  mailedToken: (mail: RegExp) => Promise<string>,
): Promise<void> {
  await stranger.buyer.register({ path, body: { name: 'Ada Beispiel', ...ada, marketing_consent: true } })
  await refused(stranger.buyer.signIn({ path, body: { ...ada, password: 'a red door' } }))
  const { data: session } = await stranger.buyer.signIn({ path, body: ada })
  const asked = asBuyer(session.token)
  await stranger.buyer.requestVerification(asked)
  const token = await mailedToken(/\/account\/verify\?token=([\w.-]+)/)
  await stranger.buyer.verify({ ...asked, body: { token } })
  await refused(stranger.buyer.requestVerification(asked))
  await stranger.buyer.get(asked)
  await stranger.buyer.update({ ...asked, body: { name: 'Ada B. Beispiel', marketing_consent: false } })
  await keepAddresses(stranger, asked)
  await stranger.buyer.listOrders(asked)
  await stranger.buyer.export(asked)
  const { data: opened } = await stranger.carts.open({ path, body: {} })
  await stranger.buyer.joinCart({ path, headers: { ...asked.headers, 'x-cart-token': opened.token } })
  await stranger.buyer.signOut(asked)
  await stranger.buyer.forgotPassword({ path, body: { email: ada.email } })
  const reset = await mailedToken(/\/account\/reset\?token=([\w.-]+)/)
  await stranger.buyer.resetPassword({ path, body: { token: reset, password: 'a green door in the wall' } })
  const { data: buyers } = await merchant.buyers.list({ query: { search: 'ada' } })
  const buyer = { path: { id: buyers[0]?.id ?? 0 } }
  await merchant.buyers.update({ ...buyer, body: { metadata: { tier: 'gold' } } })
  await merchant.buyers.get(buyer)
  await merchant.buyers.export(buyer)
  await leave(stranger)
  await merchant.buyers.erase(buyer)
}

async function leave(stranger: Souk): Promise<void> {
  const body = { email: 'grace@example.com', password: 'a white door in the wall' }
  await stranger.buyer.register({ path, body: { name: 'Grace', ...body } })
  const { data: session } = await stranger.buyer.signIn({ path, body })
  await stranger.buyer.delete(asBuyer(session.token))
}

async function keepAddresses(stranger: Souk, { headers }: ReturnType<typeof asBuyer>): Promise<void> {
  const body = {
    name: 'Ada Beispiel',
    line1: 'Hauptstr. 1',
    postal_code: '10115',
    city: 'Berlin',
    country: 'DE' as const,
  }
  const { data: address } = await stranger.buyer.addAddress({ path, headers, body })
  await stranger.buyer.updateAddress({ path: { ...path, id: address.id }, headers, body: { line2: 'Hinterhaus' } })
  await stranger.buyer.listAddresses({ path, headers })
  await stranger.buyer.deleteAddress({ path: { ...path, id: address.id }, headers })
}
