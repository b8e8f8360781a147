import { beforeAll, describe, expect, it } from 'vitest'
import { issueMailedToken } from '#modules/mailed-tokens/index.ts'
import { type Client, clientOf, newProduct, newRole, newUser, password, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

type Caller = 'anonymous' | 'customer' | 'merchant' | 'admin'

interface Expectation extends Record<Caller, number> {
  /** A request that succeeds for who may make it, made anew for each caller. */
  request: (caller: User) => Promise<{ path: string; body?: unknown }>
}

const everybody = (status: number) => ({ anonymous: status, customer: status, merchant: status, admin: status })
const signedIn = (status: number) => ({ ...everybody(status), anonymous: 401 })
const adminOnly = (status: number) => ({ ...signedIn(403), admin: status })
const sellers = (status: number) => ({ ...signedIn(status), customer: 403 })

let souk: Souk
let admin: User

const productOf = (user: User) => newProduct(admin, { user_id: user.id, quantity: 5 })
const credentials = async () => ({ email: (await newUser(souk)).email, password })

async function orderOf(user: User): Promise<{ id: number }> {
  const items = [{ product_id: (await productOf(user)).id, quantity: 1 }]
  return (await admin.post('/orders', { user_id: user.id, items })).body.data
}

const anotherTokenOf = async (user: User) => (await user.post('/tokens', { name: 'another' })).body.data.id
const suspensionOf = ({ id }: User) => `/api/v1/users/${id}/suspension`
const mailedToken = ({ id: userId, email }: User, purpose: 'email-verification' | 'password-reset') =>
  issueMailedToken(souk.dependencies.database, { userId, email, purpose })

const at = (path: string) => async () => ({ path })

/** Who gets which answer, route by route. A route that is not listed here fails the first test below. */
const expectations: Record<string, Expectation> = {
  'GET /openapi.json': { ...everybody(200), request: at('/openapi.json') },
  'GET /health/live': { ...everybody(200), request: at('/health/live') },
  'GET /health/ready': { ...everybody(200), request: at('/health/ready') },
  'POST /api/v1/register': {
    ...everybody(201),
    request: async () => ({
      path: '/api/v1/register',
      body: { name: 'New', email: `${crypto.randomUUID()}@example.com`, password },
    }),
  },
  'POST /api/v1/login': {
    ...everybody(200),
    request: async () => ({ path: '/api/v1/login', body: await credentials() }),
  },
  'POST /api/v1/logout': { ...signedIn(204), request: at('/api/v1/logout') },
  'POST /api/v1/session': {
    ...everybody(200),
    request: async () => ({ path: '/api/v1/session', body: await credentials() }),
  },
  'DELETE /api/v1/session': { ...signedIn(204), request: at('/api/v1/session') },
  'GET /api/v1/tokens': { ...signedIn(200), request: at('/api/v1/tokens') },
  'POST /api/v1/tokens': {
    ...signedIn(201),
    request: async () => ({ path: '/api/v1/tokens', body: { name: 'phone' } }),
  },
  'DELETE /api/v1/tokens': { ...signedIn(204), request: at('/api/v1/tokens') },
  'DELETE /api/v1/tokens/:id': {
    ...signedIn(204),
    request: async (caller) => ({ path: `/api/v1/tokens/${await anotherTokenOf(caller)}` }),
  },
  'GET /api/v1/me': { ...signedIn(200), request: at('/api/v1/me') },
  'PATCH /api/v1/me': { ...signedIn(200), request: async () => ({ path: '/api/v1/me', body: { name: 'New name' } }) },
  'PUT /api/v1/me/password': {
    ...signedIn(200),
    request: async () => ({
      path: '/api/v1/me/password',
      body: { current_password: password, password: 'another long enough one' },
    }),
  },
  'POST /api/v1/email/verification': { ...signedIn(202), request: at('/api/v1/email/verification') },
  'POST /api/v1/email/verification/confirm': {
    ...everybody(200),
    request: async (caller) => ({
      path: '/api/v1/email/verification/confirm',
      body: { token: await mailedToken(caller, 'email-verification') },
    }),
  },
  'POST /api/v1/password/forgot': {
    ...everybody(202),
    request: async ({ email }) => ({ path: '/api/v1/password/forgot', body: { email } }),
  },
  'POST /api/v1/password/reset': {
    ...everybody(200),
    request: async (caller) => ({
      path: '/api/v1/password/reset',
      body: { token: await mailedToken(caller, 'password-reset'), password: 'another long enough one' },
    }),
  },
  'PUT /api/v1/users/:id/suspension': {
    ...adminOnly(200),
    request: async () => ({ path: suspensionOf(await newUser(souk)), body: { reason: 'Fraud' } }),
  },
  'DELETE /api/v1/users/:id/suspension': {
    ...adminOnly(204),
    request: async () => {
      const path = suspensionOf(await newUser(souk))
      await admin.call('PUT', path, {})
      return { path }
    },
  },
  'GET /api/v1/products': { ...signedIn(200), request: at('/api/v1/products') },
  'GET /api/v1/products/:id': {
    ...signedIn(200),
    request: async (caller) => ({ path: `/api/v1/products/${(await productOf(caller)).id}` }),
  },
  'POST /api/v1/products': {
    ...sellers(201),
    request: async () => ({ path: '/api/v1/products', body: { name: 'Mug', price: '1.00', quantity: 1 } }),
  },
  'PATCH /api/v1/products/:id': {
    ...sellers(200),
    request: async (caller) => ({ path: `/api/v1/products/${(await productOf(caller)).id}`, body: { price: '2.00' } }),
  },
  'DELETE /api/v1/products/:id': {
    ...sellers(204),
    request: async (caller) => ({ path: `/api/v1/products/${(await productOf(caller)).id}` }),
  },
  'POST /api/v1/products/:id/restoration': {
    ...sellers(200),
    request: async (caller) => {
      const { id } = await productOf(caller)
      await admin.call('DELETE', `/products/${id}`)
      return { path: `/api/v1/products/${id}/restoration` }
    },
  },
  'DELETE /api/v1/product-cache': { ...adminOnly(204), request: at('/api/v1/product-cache') },
  'POST /api/v1/orders': {
    ...signedIn(201),
    request: async (caller) => ({
      path: '/api/v1/orders',
      body: { items: [{ product_id: (await productOf(caller)).id, quantity: 1 }] },
    }),
  },
  'GET /api/v1/orders': { ...signedIn(200), request: at('/api/v1/orders') },
  'GET /api/v1/orders/:id': {
    ...signedIn(200),
    request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}` }),
  },
  'GET /api/v1/events': { ...signedIn(200), request: at('/api/v1/events') },
  'GET /api/v1/notifications': { ...signedIn(200), request: at('/api/v1/notifications') },
  'GET /api/v1/notification-preferences': { ...signedIn(200), request: at('/api/v1/notification-preferences') },
  'PUT /api/v1/notification-preferences': {
    ...signedIn(200),
    request: async () => ({ path: '/api/v1/notification-preferences', body: { order_status_mails: false } }),
  },
  'GET /api/v1/stats': { ...signedIn(200), request: at('/api/v1/stats') },
  'GET /api/v1/queues': { ...adminOnly(200), request: at('/api/v1/queues') },
  'GET /api/v1/failed-jobs': { ...adminOnly(200), request: at('/api/v1/failed-jobs') },
  'POST /api/v1/failed-jobs/retries': { ...adminOnly(200), request: at('/api/v1/failed-jobs/retries') },
  'POST /api/v1/failed-jobs/:id/retry': { ...adminOnly(404), request: at('/api/v1/failed-jobs/987654321/retry') },
  'DELETE /api/v1/failed-jobs': { ...adminOnly(204), request: at('/api/v1/failed-jobs') },
  'DELETE /api/v1/failed-jobs/:id': { ...adminOnly(404), request: at('/api/v1/failed-jobs/987654321') },
  'GET /api/v1/orders/:id/history': {
    ...signedIn(200),
    request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}/history` }),
  },
  'PUT /api/v1/orders/:id/status': {
    ...adminOnly(200),
    request: async (caller) => ({
      path: `/api/v1/orders/${(await orderOf(caller)).id}/status`,
      body: { status: 'paid' },
    }),
  },
  'POST /api/v1/orders/:id/cancellation': {
    ...signedIn(200),
    request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}/cancellation` }),
  },
  'GET /api/v1/products/:id/movements': {
    ...signedIn(200),
    request: async (caller) => ({ path: `/api/v1/products/${(await productOf(caller)).id}/movements` }),
  },
  'POST /api/v1/products/:id/adjustments': {
    ...sellers(201),
    request: async (caller) => ({
      path: `/api/v1/products/${(await productOf(caller)).id}/adjustments`,
      body: { delta: -1, reason: 'Broken' },
    }),
  },
  'GET /api/v1/access/explain': {
    ...signedIn(200),
    request: async (caller) => ({ path: `/api/v1/access/explain?user_id=${caller.id}&permission=orders.view` }),
  },
  'GET /api/v1/users': { ...adminOnly(200), request: at('/api/v1/users') },
  'GET /api/v1/users/:id': {
    ...adminOnly(200),
    request: async (caller) => ({ path: `/api/v1/users/${caller.id}` }),
  },
  'PUT /api/v1/users/:id/roles': {
    ...adminOnly(200),
    request: async () => ({ path: `/api/v1/users/${(await newUser(souk)).id}/roles`, body: { roles: ['merchant'] } }),
  },
  'PUT /api/v1/users/:id/permissions': {
    ...adminOnly(200),
    request: async () => ({
      path: `/api/v1/users/${(await newUser(souk)).id}/permissions`,
      body: { permissions: ['products.*'] },
    }),
  },
  'GET /api/v1/permissions': { ...adminOnly(200), request: at('/api/v1/permissions') },
  'GET /api/v1/roles': { ...adminOnly(200), request: at('/api/v1/roles') },
  'POST /api/v1/roles': {
    ...adminOnly(201),
    request: async () => ({ path: '/api/v1/roles', body: { name: crypto.randomUUID(), permissions: [] } }),
  },
  'PUT /api/v1/roles/:id': {
    ...adminOnly(200),
    request: async () => ({ path: `/api/v1/roles/${(await newRole(admin)).id}`, body: { permissions: ['orders.*'] } }),
  },
  'DELETE /api/v1/roles/:id': {
    ...adminOnly(204),
    request: async () => ({ path: `/api/v1/roles/${(await newRole(admin)).id}` }),
  },
  'GET /api/v1/audit': { ...adminOnly(200), request: at('/api/v1/audit') },
  // The tests' mail server is not the built-in one: who may look hears that there is no inbox.
  'GET /api/v1/inbox': { ...adminOnly(404), request: at('/api/v1/inbox') },
  'GET /api/v1/inbox/:id': { ...adminOnly(404), request: at('/api/v1/inbox/1') },
}

const callers: Caller[] = ['anonymous', 'customer', 'merchant', 'admin']

describe('every route', () => {
  let served: string[]

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    served = souk.routes.filter(({ method }) => method !== 'HEAD').map(({ method, url }) => `${method} ${url}`)
  })

  it('has its expectation here, and every expectation its route', () => {
    expect(served.toSorted()).toEqual(Object.keys(expectations).sort())
  })

  it.each(
    Object.entries(expectations).flatMap(([route, expectation]) =>
      callers.map((caller) => ({ route, caller, expectation })),
    ),
  )('$route answers $caller as its permission says', async ({ route, caller, expectation }) => {
    // Whoever is anonymous still names somebody's rows: knowing an id must not help.
    const user = await newUser(souk, caller === 'anonymous' ? 'customer' : caller)
    const { path, body } = await expectation.request(user)
    const client: Client = caller === 'anonymous' ? clientOf(souk) : user
    const [method] = route.split(' ') as [string]
    const answer = await client.call(method, path, body)
    expect(answer.status).toBe(expectation[caller])
    if (answer.status === 403) {
      const nonsense = method === 'GET' ? undefined : { nonsense: true }
      expect((await client.call(method, path, nonsense)).status, 'decided before validation').toBe(403)
    }
  })
})

describe('every route with an id', () => {
  it("answers 404 for another tenant's row, exactly as for one that does not exist", async () => {
    const [owner, stranger] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    // Where a merchant has no business at all, the 403 comes first and tells nothing of any row.
    const routes = Object.entries(expectations).filter(
      ([route, { merchant }]) => route.includes('/:id') && merchant !== 403,
    )
    for (const [route, expectation] of routes) {
      const [method] = route.split(' ') as [string]
      const { path, body } = await expectation.request(owner)
      const foreign = await stranger.call(method, path, body)
      const missing = await stranger.call(method, path.replace(/\d+/g, '987654321').replace(/v987654321/, 'v1'), body)
      expect(foreign.status, route).toBe(404)
      expect({ ...foreign.body, meta: undefined }, route).toEqual({ ...missing.body, meta: undefined })
      expect((await owner.call(method, path, body)).status, `${route} for its owner`).toBe(expectation.merchant)
    }
  })

  it("shows in a list one's own rows alone, whatever the query says", async () => {
    const [owner, stranger] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const [product, order] = [await productOf(owner), await orderOf(owner)]
    for (const [list, id] of [
      ['/products', product.id],
      ['/orders', order.id],
    ] as const) {
      const idsFor = async (user: User, query = '') =>
        (await user.get(`${list}${query}`)).body.data.map((row: { id: number }) => row.id)
      expect(await idsFor(owner)).toContain(id)
      expect(await idsFor(stranger)).toEqual([])
      expect(await idsFor(admin, '?per_page=100')).toContain(id)
      expect(await idsFor(admin, `?user_id=${stranger.id}`)).toEqual([])
      expect((await stranger.get(`${list}?user_id=${owner.id}`)).status).toBe(403)
      expect((await stranger.get(`${list}?user_id=${stranger.id}`)).status).toBe(200)
    }
  })

  it('lets nobody but an operator create a row for somebody else', async () => {
    const [merchant, other] = [await newUser(souk, 'merchant'), await newUser(souk)]
    const mug = await productOf(other)
    const product = { name: 'Mug', price: '1.00', quantity: 1, user_id: other.id }
    const order = { items: [{ product_id: mug.id, quantity: 1 }], user_id: other.id }
    expect((await merchant.post('/products', product)).status).toBe(403)
    expect((await merchant.post('/orders', order)).status).toBe(403)
    expect((await admin.post('/products', product)).body.data.user_id).toBe(other.id)
    expect((await admin.post('/orders', order)).body.data.user_id).toBe(other.id)
    expect((await admin.post('/products', { ...product, user_id: 987_654_321 })).status).toBe(422)
    const own = await admin.post('/products', { name: 'Mug', price: '1.00', quantity: 1 })
    expect(own.body.data.user_id).toBe(admin.id)
  })

  it("lets an operator change and delete any tenant's product", async () => {
    const mug = await productOf(await newUser(souk))
    expect((await admin.call('PATCH', `/products/${mug.id}`, { price: '3.50' })).body.data.price).toBe('3.50')
    expect((await admin.call('DELETE', `/products/${mug.id}`)).status).toBe(204)
    expect((await admin.get(`/products/${mug.id}`)).status).toBe(404)
  })
})
