import { z } from 'zod'
import { declareList, filter } from '#platform/lists/list.ts'
import { integer } from '#platform/lists/order.ts'
import { EndpointResource, endpointStates } from './webhooks.schemas.ts'

/** All but the secrets. */
export const endpointColumns = [
  ...['id', 'user_id', 'url', 'events', 'state', 'failing_since'],
  'CASE WHEN previous_secret_ends_at > now() THEN previous_secret_ends_at END AS previous_secret_ends_at',
  ...['created_at', 'updated_at'],
] as const

export const endpointList = declareList({
  table: 'webhook_endpoints',
  owner: 'user_id',
  resource: EndpointResource,
  columns: endpointColumns,
  sorts: { id: [integer('id')] },
  initial: 'id',
  filters: { state: filter(z.enum(endpointStates), 'state = ?') },
})
