import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LastUse } from '#modules/identity/tokens/index.ts'
import type { AddressLimits } from '#platform/http/address-limits.ts'
import { csrfMismatch, unauthenticated } from '#platform/http/failure.ts'
import { provesOrigin, sessionToken } from '#platform/http/session-cookie.ts'
import { type Actor, type Identity, requireWanted } from './actor.ts'
import { bearerToken } from './bearer.ts'
import type { ChooseShop } from './chosen-shop.ts'
import type { Identities } from './identities.ts'
import { actOf } from './request-act.ts'
import type { TokenLimits } from './token-limits.ts'
import type { Wanted } from './wanted.ts'

/** What a route asks of its caller: nothing, a valid token, or permissions. */
export type Access = 'public' | 'authenticated' | Wanted

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
    /** Health checks and the like are asked by machines of our own, and not counted. */
    unlimited?: boolean
    /** A public route whose answers a page loads by the dozen: they count with the files of pages. */
    file?: boolean
  }
  interface FastifyRequest {
    /** Set on every route that is not public. */
    actor: Actor
  }
}

export interface AccessOptions {
  identities: Identities
  chooseShop: ChooseShop
  limits: AddressLimits
  tokenLimits: TokenLimits
  lastUse: LastUse
}

/**
 * Decides about every request before its body is even read, so that a 403 never depends on what was sent.
 * A route that does not say who may call it does not come into being.
 */
export function controlAccess(app: FastifyInstance, options: AccessOptions): void {
  declareRoutes(app)
  app.decorateRequest('actor')
  app.addHook('onRequest', async (request, reply) => {
    // Asked once: Fastify makes it anew each time.
    const { routeOptions } = request
    const { access, unlimited, file } = routeOptions.config
    if (unlimited) return
    if (access === undefined || access === 'public') return countByAddress(request, reply, options, file)
    const identity = await identify(request, options)
    await limit(request, reply, identity, options)
    if (identity === undefined) throw unauthenticated()
    options.lastUse.note(identity.token.id, { ip: request.address, userAgent: request.headers['user-agent'] })
    const from = { ip: request.address, requestId: request.id, act: actOf(request, routeOptions) }
    // Also where the choice is refused: the refusal is recorded with who asked.
    request.actor = { ...identity, ...from }
    const actor = await options.chooseShop(identity, namedShop(request.headers))
    request.actor = { ...actor, ...from }
    if (access !== 'authenticated') requireWanted(actor, access)
  })
}

function declareRoutes(app: FastifyInstance): void {
  const routes: RouteAccess[] = []
  app.decorate('routeAccess', routes)
  app.addHook('onRoute', ({ method: methods, url, config }) => {
    if (config?.access === undefined) throw new Error(`The route ${methods} ${url} declares no access.`)
    for (const method of [methods].flat()) routes.push({ method, url, access: config.access })
  })
}

/** What asks for no token. A page's own files declare no access. */
function countByAddress(request: FastifyRequest, reply: FastifyReply, { limits }: AccessOptions, file = false) {
  const isFile = !request.is404 && (file || request.routeOptions.config.access === undefined)
  return isFile ? limits.file(request.subscriber) : limits.request(request.subscriber, reply)
}

/** A token that opens nothing counts against its sender's address, so that guessing costs nobody else's budget. */
function limit(request: FastifyRequest, reply: FastifyReply, actor: Identity | undefined, options: AccessOptions) {
  if (actor === undefined) return options.limits.request(request.subscriber, reply)
  return options.tokenLimits.request(actor, reply)
}

const namedShop = (headers: IncomingHttpHeaders) => headers['x-souk-shop'] as string | undefined

/** By bearer token or, without one, by the session cookie of a browser, which then has to prove where it comes from. */
async function identify(request: FastifyRequest, options: AccessOptions): Promise<Identity | undefined> {
  const { authorization } = request.headers
  if (authorization !== undefined) return options.identities.of(bearerToken(authorization), request.address)
  const token = sessionToken(request)
  const actor = await options.identities.of(token, request.address)
  if (actor !== undefined && token !== undefined && !provesOrigin(request, token)) throw csrfMismatch()
  return actor
}

/** The plain text of the token that the request was let in by. */
export function presentedToken(request: FastifyRequest): string {
  const { authorization } = request.headers
  return (authorization === undefined ? sessionToken(request) : bearerToken(authorization)) ?? ''
}

/** Who speaks where there is no HTTP request, by the value of an Authorization header; throws when that names nobody. */
export async function authenticate(
  authorization: string | undefined,
  address: string,
  identities: Identities,
): Promise<Identity> {
  const identity = await identities.of(bearerToken(authorization ?? ''), address)
  if (identity === undefined) throw unauthenticated()
  return identity
}
