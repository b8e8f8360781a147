import type { FastifyContextConfig } from 'fastify'
import './operation.ts'

export const securitySchemes = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: 'A personal access token, `id|secret`, from `POST /api/v1/login`.',
  },
  buyer: {
    type: 'http',
    scheme: 'bearer',
    description: "A buyer's token, `by_…`, from `POST /api/v1/shops/{shop}/session`. It opens nothing but that shop.",
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'souk_session',
    description:
      "A browser's session, from `POST /api/v1/session`. No script can read the cookie, which over https is named `__Host-souk_session`.",
  },
  csrf: {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRF-Token',
    description:
      'The proof that goes with a session whenever it changes something: the value of the cookie `souk_csrf`.',
  },
}

/** A token, or a session, which has to prove where a change comes from. */
export function securityOf(method: string, { access, buyerToken }: FastifyContextConfig): Record<string, string[]>[] {
  if (buyerToken) return [{ buyer: [] }]
  if (access === 'public') return []
  return [{ token: [] }, { session: [], ...(method !== 'GET' && { csrf: [] }) }]
}
