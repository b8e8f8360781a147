import { newProduct, newUser, type User } from './client.ts'
import type { Souk } from './harness.ts'

export interface Shop {
  admin: User
  customer: User
  /** Places an order of one piece, and answers its id. */
  order: () => Promise<number>
}

/** An operator, and a customer with more on the shelf than any test orders. */
export async function openShop(souk: Souk): Promise<Shop> {
  const [admin, customer] = [await newUser(souk, 'admin'), await newUser(souk)]
  const mug = await newProduct(admin, { user_id: customer.id, quantity: 1_000 })
  const order = async () =>
    (await customer.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })).body.data.id
  return { admin, customer, order }
}

export const mailsTo = (souk: Souk, { email }: User) =>
  souk.mailServer.received.filter(({ to }) => to?.[0]?.address === email)

export const newestNotification = async (user: User) => (await user.get('/notifications')).body.data[0]
