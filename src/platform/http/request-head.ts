import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AddressLimits } from './address-limits.ts'
import { type Failure, malformedRequest } from './failure.ts'

/** Two of one of these would contradict each other, and a proxy before us may have followed the other one. */
const single = new Set([
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'last-event-id',
  'origin',
  'x-csrf-token',
  'x-souk-shop',
])

/** A fragment is the client's own: the router would take it for a query. */
export const withoutFragment = ({ url = '' }: { url?: string }) => (url.includes('#') ? url.replace(/#.*$/s, '') : url)

/** Refuses a head that could be read in two ways, before anybody follows it. It counts for its sender's address. */
export function checkHeads(app: FastifyInstance, limits: AddressLimits): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const problem = problemWith(request)
    if (problem === undefined) return done()
    limits.answer(request.subscriber).then(
      () => done(problem),
      (refusal) => done(refusal),
    )
  })
}

function problemWith({ raw, headers }: FastifyRequest): Failure | undefined {
  // Node would answer this one itself, without our envelope.
  if (headers.host === undefined && raw.httpVersion === '1.1') return malformedRequest('The Host header is missing.')
  const twice = twiceIn(raw.rawHeaders)
  if (twice !== undefined) return malformedRequest(`The ${twice} header may stand once.`)
  if (!isReadable(raw.url ?? '')) return malformedRequest('The query is not valid UTF-8.')
  return undefined
}

function twiceIn(rawHeaders: readonly string[]): string | undefined {
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] as string
    const known = name.toLowerCase()
    if (!single.has(known)) continue
    if (seen.has(known)) return name
    seen.add(known)
  }
  return undefined
}

/** The path is read by the router, which says so itself. */
function isReadable(url: string): boolean {
  const at = url.indexOf('?')
  if (at < 0) return true
  const query = url.slice(at + 1)
  // Bytes beyond ASCII have come as Latin-1: what they meant is lost.
  if (/[^\x21-\x7e]/.test(query)) return false
  if (!query.includes('%')) return true
  try {
    decodeURIComponent(query)
    return true
  } catch {
    return false
  }
}
