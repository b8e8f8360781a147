import { issueMailedToken } from '#modules/identity/mailed-tokens/index.ts'
import { type Client, clientOf, newProduct, newRole, newUser, password, type User } from './client.ts'
import {
  adminOnly,
  at,
  type Caller,
  type Expectation,
  everybody,
  seeded,
  sellers,
  shopkeepers,
  signedIn,
} from './expected-statuses.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { memberExpectations } from './member-expectations.ts'
import { newPicture } from './pictures.ts'
import { salesExpectations } from './sales-expectations.ts'
import { storeExpectations } from './store-expectations.ts'
import { transferExpectations } from './transfer-expectations.ts'
import { webhookExpectations } from './webhook-expectations.ts'

const customPermissions = ['products.view', 'products.update', 'users.view', 'queues.*']
const limitedAbilities = ['products.*', 'roles.view', 'queues.view']

export let souk: Souk
export let admin: User
let customRole: string

/** One Souk for a test file: the requests below make their rows in it. */
export async function openRoutes(): Promise<void> {
  souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '1000' })
  admin = await newUser(souk, 'admin')
  customRole = (await newRole(admin, customPermissions)).name
}

export const productOf = (user: User) => newProduct(admin, { user_id: user.id, quantity: 5 })
const credentials = async () => ({ email: (await newUser(souk)).email, password })

export async function orderOf(user: User): Promise<{ id: number }> {
  const items = [{ product_id: (await productOf(user)).id, quantity: 1 }]
  return (await admin.post('/orders', { user_id: user.id, items })).body.data
}

/** The entry of a request that the user has made. */
async function requestOf(user: User): Promise<{ id: number; trace_id: string }> {
  await user.get('/me')
  return eventually(async () => {
    await souk.dependencies.recorder.flush()
    const { body } = await admin.get(`/monitoring/entries?kind=request&user_id=${user.id}`)
    return body.data[0]
  })
}

/** By the password: a limited token makes none. */
const anotherTokenOf = async ({ email }: User) => {
  const { body } = await clientOf(souk).post('/login', { email, password })
  return Number(body.data.token.split('|')[0])
}
const suspensionOf = ({ id }: User) => `/api/v1/users/${id}/suspension`
const mailedToken = ({ id: userId, email }: User, purpose: 'email-verification' | 'password-reset') =>
  issueMailedToken(souk.dependencies.database, { userId, email, purpose })

/** Who gets which answer, route by route. A route that is not listed here fails the first test below. */
export const expectations: Record<string, Expectation> = {
  ...transferExpectations(() => admin),
  ...memberExpectations(() => souk),
  ...storeExpectations(
    () => souk,
    () => admin,
  ),
  ...webhookExpectations(() => admin),
  ...salesExpectations(
    () => souk,
    () => admin,
  ),
  'GET /openapi.json': { ...everybody(200), request: at('/openapi.json') },
  // From this machine: see src/platform/observability/metrics.test.ts.
  'GET /metrics': { ...everybody(200), request: at('/metrics') },
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
  'GET /api/v1/tokens': { ...signedIn(200), limited: 403, request: at('/api/v1/tokens') },
  'POST /api/v1/tokens': {
    ...signedIn(201),
    limited: 403,
    request: async () => ({ path: '/api/v1/tokens', body: { name: 'phone' } }),
  },
  'DELETE /api/v1/tokens': { ...signedIn(204), limited: 403, request: at('/api/v1/tokens') },
  'DELETE /api/v1/tokens/:id': {
    ...signedIn(204),
    limited: 403,
    request: async (caller) => ({ path: `/api/v1/tokens/${await anotherTokenOf(caller)}` }),
  },
  'GET /api/v1/me': { ...signedIn(200), request: at('/api/v1/me') },
  'PATCH /api/v1/me': {
    ...signedIn(200),
    limited: 403,
    request: async () => ({ path: '/api/v1/me', body: { name: 'New name' } }),
  },
  'PUT /api/v1/me/password': {
    ...signedIn(200),
    limited: 403,
    request: async () => ({
      path: '/api/v1/me/password',
      body: { current_password: password, password: 'another long enough one' },
    }),
  },
  'POST /api/v1/email/verification': { ...signedIn(202), limited: 403, request: at('/api/v1/email/verification') },
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
    custom: 200,
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
  'GET /api/v1/deleted-products': { ...sellers(200), request: at('/api/v1/deleted-products') },
  'POST /api/v1/media': {
    ...adminOnly(201),
    merchant: 201,
    request: async () => ({ path: '/api/v1/media', body: await newPicture() }),
  },
  'GET /media/:sha256/:width.webp': {
    ...everybody(200),
    request: async () => ({ path: (await admin.post('/media', await newPicture())).body.data.url }),
  },
  'DELETE /api/v1/product-cache': { ...adminOnly(204), request: at('/api/v1/product-cache') },
  'POST /api/v1/orders': {
    ...seeded(201),
    request: async (caller) => ({
      path: '/api/v1/orders',
      body: { items: [{ product_id: (await productOf(caller)).id, quantity: 1 }] },
    }),
  },
  'GET /api/v1/orders': { ...seeded(200), request: at('/api/v1/orders') },
  'GET /api/v1/orders/:id': {
    ...seeded(200),
    request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}` }),
  },
  'PATCH /api/v1/orders/:id': {
    ...seeded(200),
    request: async (caller) => ({
      path: `/api/v1/orders/${(await orderOf(caller)).id}`,
      body: { metadata: { erp: 'A-1' } },
    }),
  },
  'GET /api/v1/events': { ...seeded(200), request: at('/api/v1/events') },
  'GET /api/v1/notifications': { ...seeded(200), request: at('/api/v1/notifications') },
  'POST /api/v1/notifications/:id/retry': {
    ...shopkeepers(404),
    request: at('/api/v1/notifications/987654321/retry'),
  },
  'GET /api/v1/notifications/:id': { ...seeded(404), request: at('/api/v1/notifications/987654321') },
  'GET /api/v1/notification-preferences': { ...signedIn(200), request: at('/api/v1/notification-preferences') },
  'PUT /api/v1/notification-preferences': {
    ...signedIn(200),
    limited: 403,
    request: async () => ({ path: '/api/v1/notification-preferences', body: { order_status_mails: false } }),
  },
  'GET /api/v1/stats': { ...seeded(200), request: at('/api/v1/stats') },
  'GET /api/v1/queues': { ...adminOnly(200), custom: 200, limited: 200, request: at('/api/v1/queues') },
  'GET /api/v1/failed-jobs': { ...adminOnly(200), custom: 200, limited: 200, request: at('/api/v1/failed-jobs') },
  'GET /api/v1/failed-jobs/:id': {
    ...adminOnly(404),
    custom: 404,
    limited: 404,
    request: at('/api/v1/failed-jobs/987654321'),
  },
  'POST /api/v1/failed-jobs/retries': { ...adminOnly(200), custom: 200, request: at('/api/v1/failed-jobs/retries') },
  'POST /api/v1/failed-jobs/:id/retry': {
    ...adminOnly(404),
    custom: 404,
    request: at('/api/v1/failed-jobs/987654321/retry'),
  },
  'DELETE /api/v1/failed-jobs': { ...adminOnly(204), custom: 204, request: at('/api/v1/failed-jobs') },
  'DELETE /api/v1/failed-jobs/:id': { ...adminOnly(404), custom: 404, request: at('/api/v1/failed-jobs/987654321') },
  'GET /api/v1/orders/:id/history': {
    ...seeded(200),
    request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}/history` }),
  },
  'GET /api/v1/orders/:id/notes': {
    ...seeded(200),
    request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}/notes` }),
  },
  'POST /api/v1/orders/:id/notes': {
    ...seeded(201),
    request: async (caller) => ({
      path: `/api/v1/orders/${(await orderOf(caller)).id}/notes`,
      body: { text: 'Gift wrap, please.' },
    }),
  },
  'PUT /api/v1/orders/:id/status': {
    ...sellers(200),
    limited: 403,
    request: async (caller) => ({
      path: `/api/v1/orders/${(await orderOf(caller)).id}/status`,
      body: { status: 'paid' },
    }),
  },
  'POST /api/v1/orders/:id/cancellation': {
    ...seeded(200),
    request: async (caller) => ({ path: `/api/v1/orders/${(await orderOf(caller)).id}/cancellation` }),
  },
  'GET /api/v1/products/:id/movements': {
    ...signedIn(200),
    request: async (caller) => ({ path: `/api/v1/products/${(await productOf(caller)).id}/movements` }),
  },
  'POST /api/v1/products/:id/adjustments': {
    ...sellers(201),
    custom: 201,
    request: async (caller) => ({
      path: `/api/v1/products/${(await productOf(caller)).id}/adjustments`,
      body: { delta: -1, reason: 'Broken' },
    }),
  },
  'GET /api/v1/access': {
    ...signedIn(200),
    request: async (caller) => ({ path: `/api/v1/access?user_id=${caller.id}` }),
  },
  'GET /api/v1/access/explain': {
    ...signedIn(200),
    request: async (caller) => ({ path: `/api/v1/access/explain?user_id=${caller.id}&permission=orders.view` }),
  },
  'GET /api/v1/users': { ...adminOnly(200), custom: 200, request: at('/api/v1/users') },
  'GET /api/v1/users/:id': {
    ...adminOnly(200),
    custom: 200,
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
  'GET /api/v1/users/:id/tokens': {
    ...adminOnly(200),
    request: async () => ({ path: `/api/v1/users/${(await newUser(souk)).id}/tokens` }),
  },
  'DELETE /api/v1/users/:id/tokens/:token_id': {
    ...adminOnly(204),
    request: async () => {
      const user = await newUser(souk)
      return { path: `/api/v1/users/${user.id}/tokens/${await anotherTokenOf(user)}` }
    },
  },
  'GET /api/v1/permissions': { ...adminOnly(200), limited: 200, request: at('/api/v1/permissions') },
  'GET /api/v1/roles': { ...adminOnly(200), limited: 200, request: at('/api/v1/roles') },
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
  'GET /api/v1/monitoring/entries': { ...seeded(200), request: at('/api/v1/monitoring/entries') },
  'GET /api/v1/monitoring/entries/:id': {
    ...seeded(200),
    request: async (caller) => ({ path: `/api/v1/monitoring/entries/${(await requestOf(caller)).id}` }),
  },
  'GET /api/v1/monitoring/traces/:trace_id': {
    ...seeded(200),
    request: async (caller) => ({ path: `/api/v1/monitoring/traces/${(await requestOf(caller)).trace_id}` }),
  },
  'GET /api/v1/monitoring/exceptions': { ...adminOnly(200), request: at('/api/v1/monitoring/exceptions') },
  'GET /api/v1/monitoring/recording': { ...adminOnly(200), request: at('/api/v1/monitoring/recording') },
  'PUT /api/v1/monitoring/recording': {
    ...adminOnly(200),
    request: async () => ({ path: '/api/v1/monitoring/recording', body: { paused: false } }),
  },
  // Open for as long as its reader is: src/modules/operations/monitoring/live-tail.test.ts reads it.
  'GET /api/v1/monitoring/tail': { ...seeded(422), request: at('/api/v1/monitoring/tail?kind=none') },
  'GET /api/v1/features': { ...signedIn(200), request: at('/api/v1/features') },
  // The tests' mail server is not the built-in one: who may look hears that there is no inbox.
  'GET /api/v1/inbox': { ...adminOnly(404), request: at('/api/v1/inbox') },
  'GET /api/v1/inbox/:id': { ...adminOnly(404), request: at('/api/v1/inbox/1') },
}

const refusedCallers = new Map<Caller, ReturnType<typeof newCaller>>()

/** For what is refused one caller of a kind is enough: nothing of theirs changes. */
export function refusedCaller(caller: Caller): ReturnType<typeof newCaller> {
  const known = refusedCallers.get(caller) ?? newCaller(caller)
  refusedCallers.set(caller, known)
  return known
}

export const callers: Caller[] = ['anonymous', 'customer', 'merchant', 'admin', 'custom', 'limited']

/** Whoever is anonymous still names somebody's rows: knowing an id must not help. */
export async function newCaller(caller: Caller): Promise<{ user: User; client: Client }> {
  if (caller === 'anonymous') return { user: await newUser(souk), client: clientOf(souk) }
  const role = { custom: customRole, limited: 'admin' }[caller as string] ?? caller
  const user = await newUser(souk, role)
  if (caller !== 'limited') return { user, client: user }
  const { body } = await user.post('/tokens', { name: 'limited', abilities: limitedAbilities })
  const client = clientOf(souk, body.data.token)
  return { user: { ...user, token: body.data.token, ...client }, client }
}
