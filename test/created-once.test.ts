import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newProduct, newUser, password, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

let souk: Souk
let admin: User

const mug = () => newProduct(admin, { quantity: 10 })

/** Two different requests for each POST that creates something. One that is not listed here fails the first test below. */
const requests: Record<string, () => Promise<{ path: string; bodies: [unknown, unknown] }>> = {
  'POST /api/v1/products': async () => {
    const product = { name: 'Mug', price: '1.00', quantity: 1 }
    return { path: '/products', bodies: [product, { ...product, name: 'Cup' }] }
  },
  'POST /api/v1/products/{id}/adjustments': async () => ({
    path: `/products/${(await mug()).id}/adjustments`,
    bodies: [
      { delta: 1, reason: 'Found' },
      { delta: 2, reason: 'Found' },
    ],
  }),
  'POST /api/v1/orders': async () => {
    const { id: product_id } = await mug()
    return {
      path: '/orders',
      bodies: [{ items: [{ product_id, quantity: 1 }] }, { items: [{ product_id, quantity: 2 }] }],
    }
  },
  'POST /api/v1/orders/{id}/notes': async () => {
    const items = [{ product_id: (await mug()).id, quantity: 1 }]
    const { id } = (await admin.post('/orders', { items })).body.data
    return { path: `/orders/${id}/notes`, bodies: [{ text: 'Gift wrap, please.' }, { text: 'No hurry.' }] }
  },
  'POST /api/v1/roles': async () => {
    const name = crypto.randomUUID()
    return {
      path: '/roles',
      bodies: [
        { name, permissions: [] },
        { name, permissions: ['*'] },
      ],
    }
  },
  'POST /api/v1/shop/invitations': async () => {
    const email = `${crypto.randomUUID()}@example.com`
    return {
      path: '/shop/invitations',
      bodies: [
        { email, role: 'read-only' },
        { email, role: 'manager' },
      ],
    }
  },
  'POST /api/v1/tokens': async () => ({
    path: '/tokens',
    bodies: [{ name: 'phone' }, { name: 'phone', abilities: [] }],
  }),
}

/** An order of five, and its only line. */
async function fiveMugs(): Promise<{ id: number; line: number }> {
  const { id: product_id } = await newProduct(admin, { quantity: 100 })
  const { id, items } = (await admin.post('/orders', { items: [{ product_id, quantity: 5 }] })).body.data
  return { id, line: items[0].id }
}

const amounts: [unknown, unknown] = [{ amount: '1.00' }, { amount: '2.00' }]

Object.assign(requests, {
  'POST /api/v1/categories': async () => ({ path: '/categories', bodies: [{ name: 'Mugs' }, { name: 'Cups' }] }),
  'POST /api/v1/listings': async () => ({ path: '/listings', bodies: [{ title: 'Mug' }, { title: 'Cup' }] }),
  'POST /api/v1/listings/{id}/products': async () => {
    const { id } = (await admin.post('/listings', { title: 'Mug', option_names: ['size'] })).body.data
    const made = (price: string) => ({ products: [{ price, quantity: 1, options: { size: 'M' } }] })
    return { path: `/listings/${id}/products`, bodies: [made('1.00'), made('2.00')] }
  },
  'POST /api/v1/orders/{id}/fulfillments': async () => {
    const { id, line } = await fiveMugs()
    const some = (quantity: number) => ({ items: [{ order_item_id: line, quantity }] })
    return { path: `/orders/${id}/fulfillments`, bodies: [some(1), some(2)] }
  },
  'POST /api/v1/orders/{id}/payments': async () => ({
    path: `/orders/${(await fiveMugs()).id}/payments`,
    bodies: amounts,
  }),
  'POST /api/v1/orders/{id}/refunds': async () => {
    const { id } = await fiveMugs()
    await admin.call('PUT', `/orders/${id}/status`, { status: 'paid' })
    return { path: `/orders/${id}/refunds`, bodies: amounts }
  },
  'POST /api/v1/promotions': async () => ({
    path: '/promotions',
    bodies: [{ kind: 'percent', value: '10' }, { kind: 'free_shipping' }],
  }),
  'POST /api/v1/webhook-endpoints': async () => ({
    path: '/webhook-endpoints',
    bodies: [{ url: 'https://8.8.8.8/one' }, { url: 'https://8.8.8.8/two' }],
  }),
  'POST /api/v1/shipping-zones': async () => ({
    path: '/shipping-zones',
    bodies: [
      { name: 'Home', countries: ['DE'] },
      { name: 'Home', countries: ['FR'] },
    ],
  }),
  'POST /api/v1/tax-rates': async () => {
    const rate = { name: 'VAT', country: 'US', region: crypto.randomUUID(), rate: '7' }
    return { path: '/tax-rates', bodies: [rate, { ...rate, rate: '8' }] }
  },
} satisfies typeof requests)

/** What needs no key, and why. */
const withoutKey = [
  // An empty cart more is nothing; a cart has one open payment and one order, however often they are asked for.
  'POST /api/v1/shops/{shop}/carts',
  'POST /api/v1/drafts',
  'POST /api/v1/shops/{shop}/carts/{id}/order',
  'POST /api/v1/shops/{shop}/carts/{id}/payment',
  // Who registers is nobody yet, whom a key could belong to; the address alone keeps it from happening twice.
  'POST /api/v1/register',
  // A buyer's address is kept once, however often it is written: buyers.test.ts.
  'POST /api/v1/shops/{shop}/buyer/addresses',
  // The same bytes are the same picture.
  'POST /api/v1/media',
]

async function post({ token }: Pick<User, 'token'>, path: string, body: unknown, key: string) {
  const response = await fetch(`${souk.origin}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  })
  const { status, headers } = response
  return { status, text: await response.text(), replayed: headers.get('idempotent-replayed'), headers }
}

describe('every POST that creates something', () => {
  let creating: string[]

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    const { paths } = (await clientOf(souk).get('/openapi.json')).body
    creating = Object.entries(paths as Record<string, { post?: { responses: object } }>)
      .filter(([, { post }]) => post !== undefined && '201' in post.responses)
      .map(([path]) => `POST ${path}`)
  })

  it('is listed here', () => {
    expect(creating.toSorted()).toEqual([...Object.keys(requests), ...withoutKey].sort())
  })

  it.each(Object.entries(requests))('creates once per key and is answered again byte for byte: %s', async (_, make) => {
    const [{ path, bodies }, key] = [await make(), crypto.randomUUID()]
    const first = await post(admin, path, bodies[0], key)
    const again = await post(admin, path, bodies[0], key)
    expect([first.status, first.replayed]).toEqual([201, null])
    expect([again.status, again.replayed, again.text]).toEqual([201, 'true', first.text])
    for (const name of ['content-type', 'location', 'x-request-id'])
      expect(again.headers.get(name)).toBe(first.headers.get(name))
    const other = await post(admin, path, bodies[1], key)
    expect([other.status, JSON.parse(other.text).code]).toEqual([422, 'idempotency_mismatch'])
  })

  it.each(Object.entries(requests))('creates one of ten that arrive together: %s', async (_, make) => {
    const [{ path, bodies }, key] = [await make(), crypto.randomUUID()]
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(admin, path, bodies[0], key)))
    const created = answers.filter(({ status }) => status === 201)
    expect(created.filter(({ replayed }) => replayed === null)).toHaveLength(1)
    expect(new Set(created.map(({ text }) => text)).size).toBe(1)
    const refused = answers.filter(({ status }) => status !== 201)
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 409))
  })

  it('that registers makes one account of two requests, whatever key they have', async () => {
    const body = { name: 'Amal', email: `${crypto.randomUUID()}@example.com`, password }
    const answers = [await post(admin, '/register', body, 'one'), await post(admin, '/register', body, 'one')]
    expect(answers.map(({ status, replayed }) => [status, replayed])).toEqual([
      [201, null],
      [422, null],
    ])
  })
})

describe('a token that is created with a key', () => {
  const secretOf = (text: string) => JSON.parse(text).data.token.split('|')[1] as string

  it('works, lies nowhere in the clear, and is told again to the token that asked for it alone', async () => {
    const user = await newUser(souk)
    const { body } = await clientOf(souk).post('/login', { email: user.email, password })
    const first = await post(user, '/tokens', { name: 'phone' }, 'key')
    const { rows } = await souk.owner.query('SELECT row_to_json(k)::text AS kept FROM idempotency_keys k')
    expect(rows.length).toBeGreaterThan(0)
    for (const { kept } of rows) expect(kept).not.toContain(secretOf(first.text))
    expect((await clientOf(souk, JSON.parse(first.text).data.token).get('/me')).status).toBe(200)
    const other = await post({ token: body.data.token }, '/tokens', { name: 'phone' }, 'key')
    expect([other.status, JSON.parse(other.text).code]).toEqual([422, 'idempotency_mismatch'])
    expect((await post(user, '/tokens', { name: 'phone' }, 'key')).text).toBe(first.text)
    expect((await user.get('/tokens')).body.meta.total).toBe(3)
  })
})
