import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { fastifyCookie } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

const sessionCookie = 'souk_session'
/** Over https: a browser takes it from this very host alone, so that no other host of the domain can plant one. */
const sessionCookieOfHost = `__Host-${sessionCookie}`
const csrfCookie = 'souk_csrf'
const csrfHeader = 'x-csrf-token'
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser's session: the token in a cookie that no script can read, and beside it a proof that scripts of our own
 * pages read and send back in a header. Another site's page can make the browser send the first, never the second.
 */
export function openSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, expiresAt, alwaysSecure }: { token: string; expiresAt: Date; alwaysSecure: boolean },
): string {
  const proof = csrfProof(token)
  const secure = alwaysSecure || request.protocol === 'https'
  const options = { sameSite: 'strict', secure, expires: expiresAt } as const
  reply.setCookie(secure ? sessionCookieOfHost : sessionCookie, token, { ...options, path: '/', httpOnly: true })
  reply.setCookie(csrfCookie, proof, { ...options, path: '/', httpOnly: false })
  return proof
}

export function closeSession(reply: FastifyReply): void {
  reply.clearCookie(sessionCookieOfHost, { path: '/', secure: true })
  reply.clearCookie(sessionCookie, { path: '/' }).clearCookie(csrfCookie, { path: '/' })
}

export function sessionToken({ cookies, protocol }: FastifyRequest): string | undefined {
  return cookies[sessionCookieOfHost] ?? (protocol === 'https' ? undefined : cookies[sessionCookie])
}

/**
 * The session of whoever opens a socket, where no header can carry the proof: a browser names the page that opens it,
 * and only one of this very host counts. SameSite alone would let in other ports of the same name.
 */
export function sessionOfOwnPage({ origin, host, cookie }: IncomingHttpHeaders): string | undefined {
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== host) return undefined
  const cookies = fastifyCookie.parse(cookie ?? '')
  return cookies[sessionCookieOfHost] ?? (origin.startsWith('https:') ? undefined : cookies[sessionCookie])
}

/** Whether a request that a cookie authenticates was made by a page of ours; reading needs no proof. */
export function provesOrigin(request: FastifyRequest, token: string): boolean {
  if (safeMethods.has(request.method)) return true
  const [given, expected] = [Buffer.from(String(request.headers[csrfHeader] ?? '')), Buffer.from(csrfProof(token))]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Derived from the token, so that it ends with the session and nothing has to be stored. */
const csrfProof = (token: string) => createHmac('sha256', token).update('csrf').digest('base64url')
