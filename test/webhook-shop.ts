import { Webhook } from 'standardwebhooks'
import { expect } from 'vitest'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk } from './harness.ts'
import { type Heard, type Receiver, startReceiver } from './webhook-receiver.ts'

export interface HookedShop {
  merchant: User
  receiver: Receiver
  /** The endpoint's path, and its secret. */
  path: string
  secret: string
  order: () => Promise<number>
}

/** A shop with a product and an endpoint that hears of these events, or of all. */
export async function shopWith(souk: Souk, events?: string[], quantity = 1_000): Promise<HookedShop> {
  const [merchant, receiver] = [await newUser(souk, 'merchant'), await startReceiver()]
  const { id: product } = await newProduct(merchant, { quantity })
  const { status, body } = await merchant.post('/webhook-endpoints', { url: receiver.url, events })
  expect(status).toBe(201)
  const order = async () =>
    (await merchant.post('/orders', { items: [{ product_id: product, quantity: 1 }] })).body.data.id
  return { merchant, receiver, path: `/webhook-endpoints/${body.data.id}`, secret: body.data.secret, order }
}

/** What came, once another implementation of the specification has found it rightly signed. */
export const verified = (secret: string, { headers, body }: Heard) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string; data: Record<string, unknown> }

export const deliveriesOf = async ({ merchant, path }: HookedShop, query = '') =>
  (await merchant.get(`${path}/deliveries${query}`)).body.data

/** The first delivery in that state, as soon as there is one. */
export const settled = (shop: HookedShop, state: string) =>
  eventually(async () => (await deliveriesOf(shop)).find((one: { state: string }) => one.state === state))
