import type { FastifyInstance, FastifyRequest } from 'fastify'
import { verifyToken } from '#modules/tokens/index.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { unauthenticated } from '#platform/http/failure.ts'
import { listPermissionNames } from './access.queries.ts'
import { type Actor, requirePermission } from './actor.ts'
import type { Permission } from './permissions.ts'

/** What a route asks of its caller: nothing, a valid token, or a permission. */
export type Access = 'public' | 'authenticated' | Permission

export interface RouteAccess {
  method: string
  url: string
  access: Access
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route and what it asks of its caller. */
    routeAccess: readonly RouteAccess[]
  }
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    /** Set on every route that is not public. */
    actor: Actor
  }
}

/**
 * Decides about every request before its body is even read, so that a 403 never depends on what was sent.
 * A route that does not say who may call it does not come into being.
 */
export function controlAccess(app: FastifyInstance, database: Database): void {
  const routes: RouteAccess[] = []
  app.decorate('routeAccess', routes)
  app.decorateRequest('actor')
  app.addHook('onRoute', ({ method: methods, url, config }) => {
    if (config?.access === undefined) throw new Error(`The route ${methods} ${url} declares no access.`)
    for (const method of [methods].flat()) routes.push({ method, url, access: config.access })
  })
  app.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config
    if (request.is404 || access === undefined || access === 'public') return
    request.actor = await authenticate(request, database)
    if (access !== 'authenticated') requirePermission(request.actor, access)
  })
}

async function authenticate(request: FastifyRequest, database: Database): Promise<Actor> {
  const [, plainText] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (plainText === undefined) throw unauthenticated()
  return withPlatform(database, async (tx) => {
    const token = await verifyToken(tx, plainText)
    if (token === undefined) throw unauthenticated()
    return { userId: token.userId, token, permissions: await listPermissionNames(tx, token.userId) }
  })
}
