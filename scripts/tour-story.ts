import { type Souk, SoukError } from '@souk/client'

interface Stage {
  admin: { email: string; password: string }
  /** A client under a name, with the token that it speaks with. */
  as: (who: string, token?: string) => Souk
  tell: (sentence: string) => void
}

const password = 'seven blue mugs in a row'

/** Two shops that know nothing of each other, an order from pending to paid, another that is cancelled. */
export async function playTour({ admin: credentials, as, tell }: Stage): Promise<void> {
  tell('The operator signs in.')
  const admin = as('admin', (await as('admin').accounts.login({ body: credentials })).data.token)

  tell('Aisha and Bruno open an account each, and the operator lets Aisha sell.')
  const open = async (name: string) => {
    const email = `${name.toLowerCase()}-${crypto.randomUUID()}@example.com`
    const { data } = await as(name).accounts.register({ body: { name, email, password } })
    return { id: data.user.id, souk: as(name, data.token) }
  }
  const [aisha, bruno] = [await open('Aisha'), await open('Bruno')]
  await admin.users.setRoles({ path: { id: aisha.id }, body: { roles: ['merchant'] } })

  tell('Aisha fills her shelf.')
  const { data: mug } = await aisha.souk.products.create({ body: { name: 'Blue mug', price: '19.99', quantity: 5 } })
  const { data: cup } = await aisha.souk.products.create({ body: { name: 'Red cup', price: 4.5, quantity: 20 } })
  await aisha.souk.products.list({ query: { sort: 'name' } })

  tell('She orders three mugs and two cups; the stock falls.')
  const items = [
    { product_id: mug.id, quantity: 3 },
    { product_id: cup.id, quantity: 2 },
  ]
  const { data: order } = await aisha.souk.orders.create({ body: { items } })
  expect(order.total_price, '68.97')
  expect((await aisha.souk.products.get({ path: { id: mug.id } })).data.quantity, 2)

  tell('Three more mugs are one too many, and nothing is taken.')
  const short = await refused(aisha.souk.orders.create({ body: { items } }))
  expect(short.errors['items.0.quantity']?.[0], "Only 2 of 'Blue mug' are available.")

  tell('For Bruno, none of this exists.')
  expect((await refused(bruno.souk.products.get({ path: { id: mug.id } }))).status, 404)
  expect((await refused(bruno.souk.orders.get({ path: { id: order.id } }))).status, 404)
  expect((await bruno.souk.orders.list()).data.length, 0)
  expect((await refused(bruno.souk.products.create({ body: { name: 'Lamp', price: 9, quantity: 1 } }))).status, 403)

  await moveAndCancel({ admin, aisha: aisha.souk, mugId: mug.id, orderId: order.id, tell })
}

interface Rest {
  admin: Souk
  aisha: Souk
  mugId: number
  orderId: number
  tell: (sentence: string) => void
}

async function moveAndCancel({ admin, aisha, mugId, orderId, tell }: Rest): Promise<void> {
  tell('The operator marks the order as paid and as shipped; from there it cannot be cancelled.')
  await admin.orders.changeStatus({ path: { id: orderId }, body: { status: 'paid' } })
  await admin.orders.changeStatus({ path: { id: orderId }, body: { status: 'shipped', note: 'By post.' } })
  expect((await refused(aisha.orders.cancel({ path: { id: orderId } }))).code, 'invalid_transition')

  tell('Another order is cancelled, and its stock returns, once.')
  const { data: second } = await aisha.orders.create({ body: { items: [{ product_id: mugId, quantity: 2 }] } })
  await aisha.orders.cancel({ path: { id: second.id }, body: { note: 'Changed my mind.' } })
  expect((await refused(aisha.orders.cancel({ path: { id: second.id } }))).code, 'invalid_transition')
  expect((await aisha.products.get({ path: { id: mugId } })).data.quantity, 2)

  tell('What happened stands in the history, oldest first.')
  const { data: history } = await aisha.orders.listHistory({ path: { id: orderId } })
  expect(history.map(({ to }) => to).join(), 'pending,paid,shipped')
}

function expect(seen: unknown, expected: unknown): void {
  if (seen !== expected) throw new Error(`expected ${JSON.stringify(expected)} and saw ${JSON.stringify(seen)}.`)
}

/** The failure of a call that must not succeed. */
async function refused(call: Promise<unknown>): Promise<SoukError> {
  try {
    await call
  } catch (error) {
    if (error instanceof SoukError) return error
    throw error
  }
  throw new Error('a call succeeded that should have been refused.')
}
