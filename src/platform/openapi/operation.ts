import 'fastify'
import type { FailureKind } from '../http/failure-kinds.ts'
import type { Deprecation } from './deprecation.ts'
import type { EventStream } from './event-stream.ts'

declare module 'fastify' {
  /** What a route says of itself, and the contract of it. Its schemas and its access say the rest. */
  interface FastifyContextConfig {
    /** What the route is called in the contract and in generated clients: `orders.changeStatus`. Derived from the path when absent. */
    operation?: string
    /** In a few words, what it does. */
    summary?: string
    description?: string
    /** Failures besides those that follow from its schemas and its access. */
    failures?: readonly FailureKind[]
    /** Does its work once per Idempotency-Key. */
    idempotent?: boolean
    /** Answers with an ETag, and 304 to who has that answer already. */
    cached?: boolean
    /** Works on the cart whose token the request shows. Its answers are kept by nobody in between. */
    cartToken?: boolean
    /** Works on the buyer whose token the request shows, as `Authorization: Bearer by_…`. Its answers are kept by nobody in between. */
    buyerToken?: boolean
    /** Takes a cart along whose token the request shows, where it shows one. */
    takesCart?: boolean
    /** Answers what nobody in between may keep. */
    unshared?: boolean
    /** A write that keeps conditions on the `ETag` that reading the same path answers with. */
    conditional?: boolean
    /** The same for what no cache of ours holds. */
    named?: boolean
    /** Answers with the Location of what it made. */
    located?: boolean
    /** Answers with an ETag, and for ever with the same: whoever has that answer may keep it. */
    immutable?: boolean
    /** What a body comes as that is bytes and no JSON. */
    bodyTypes?: readonly string[]
    /** Sets or clears the cookies of a browser's session. */
    cookies?: boolean
    /** Answers with server-sent events: to who accepts those, or always when that is its media type. */
    stream?: EventStream
    /** What a success comes as, or one of several; JSON when absent. */
    mediaType?: string | readonly string[]
    deprecated?: Deprecation
  }
}

const verbs: Record<string, string> = { GET: 'get', POST: 'create', PUT: 'replace', PATCH: 'update', DELETE: 'delete' }
const verbsForAll: Record<string, string> = { ...verbs, GET: 'list' }

/** In the manner of good SDKs: a noun and a verb, `orders.create`. Where a path does not say it, the route names itself. */
export function operationName(method: string, url: string, given: string | undefined): string {
  if (given !== undefined) return given
  const segments = url.split('/').filter((segment) => !['', 'api', 'v1'].includes(segment))
  const [noun = 'root'] = segments
  const verb = (segments.at(-1)?.startsWith(':') ? verbs[method] : verbsForAll[method]) ?? method.toLowerCase()
  return `${camelCased(noun)}.${verb}`
}

const camelCased = (words: string) => words.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
