import type { FastifyRequest } from 'fastify'
import { nameOfWanted } from './wanted.ts'

/** What a request is about, as its route says: enough for the audit log to name the act and the row. */
export interface Act {
  /** The permission that the route asks for, such as `products.update`, or else the route itself. */
  action: string
  /** `products` and 7 for `/products/7/movements`; no id for the whole list. */
  subject: { type: string; id: number | undefined }
  writes: boolean
}

export function actOf({ method, params }: FastifyRequest, { url = '', config }: FastifyRequest['routeOptions']): Act {
  const [, type = ''] = /^\/api\/v1\/([^/]+)/.exec(url) ?? []
  const { id } = params as { id?: string }
  const { access } = config
  const asked = access === undefined || access === 'public' || access === 'authenticated' ? undefined : access
  const action = asked === undefined ? `${method} ${url}` : nameOfWanted(asked)
  // Not validated yet: what is no id is refused before anybody looks at this.
  const subject = { type, id: id === undefined ? undefined : Number(id) }
  return { action, subject, writes: method !== 'GET' && method !== 'HEAD' }
}
