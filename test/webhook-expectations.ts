import type { User } from './client.ts'
import { at, type Expectation, shopkeepers } from './expected-statuses.ts'

const url = 'https://hooks.example/souk'

/** Who gets which answer from the routes of webhooks. */
export function webhookExpectations(admin: () => User): Record<string, Expectation> {
  /** One that is there, since a shop has no more than some. */
  const endpointOf = async ({ id: user_id }: User) => {
    const [known] = (await admin().get(`/webhook-endpoints?user_id=${user_id}`)).body.data
    const { id } = known ?? (await admin().post('/webhook-endpoints', { url, user_id })).body.data
    return `/api/v1/webhook-endpoints/${id}`
  }
  const below = (path: string, body?: unknown) => async (caller: User) => ({
    path: `${await endpointOf(caller)}${path}`,
    ...(body !== undefined && { body }),
  })
  const deliveryOf = async (caller: User) => {
    const endpoint = await endpointOf(caller)
    return { endpoint, id: (await admin().post(`${endpoint}/test`)).body.data.id as number }
  }

  return {
    'GET /api/v1/webhook-endpoints': { ...shopkeepers(200), request: at('/api/v1/webhook-endpoints') },
    'POST /api/v1/webhook-endpoints': {
      ...shopkeepers(201),
      request: async () => ({ path: '/api/v1/webhook-endpoints', body: { url } }),
    },
    'GET /api/v1/webhook-endpoints/:id': { ...shopkeepers(200), request: below('') },
    'PATCH /api/v1/webhook-endpoints/:id': { ...shopkeepers(200), request: below('', { events: ['order.*'] }) },
    'DELETE /api/v1/webhook-endpoints/:id': { ...shopkeepers(204), request: below('') },
    'POST /api/v1/webhook-endpoints/:id/secret-rotation': { ...shopkeepers(200), request: below('/secret-rotation') },
    'GET /api/v1/webhook-endpoints/:id/deliveries': { ...shopkeepers(200), request: below('/deliveries') },
    'POST /api/v1/webhook-endpoints/:id/test': { ...shopkeepers(202), request: below('/test') },
    'POST /api/v1/webhook-endpoints/:id/replay': { ...shopkeepers(202), request: below('/replay', { from: 1 }) },
    'POST /api/v1/webhook-endpoints/:id/deliveries/:delivery_id/retry': {
      ...shopkeepers(202),
      request: async (caller) => {
        const { endpoint, id } = await deliveryOf(caller)
        return { path: `${endpoint}/deliveries/${id}/retry` }
      },
    },
    'POST /api/v1/webhook-endpoints/deliveries/:delivery_id/retry': {
      ...shopkeepers(202),
      request: async (caller) => ({
        path: `/api/v1/webhook-endpoints/deliveries/${(await deliveryOf(caller)).id}/retry`,
      }),
    },
  }
}
