import createClient, { type Client, type Middleware } from 'openapi-fetch'
import { eachRow } from './each.ts'
import type { paths } from './generated/contract.ts'
import { operations } from './generated/operations.ts'
import { type Connect, type Live, listen } from './live.ts'
import type { Operations } from './operation.ts'
import { type RetryOptions, retrying, type Send } from './retry.ts'
import { errorOf } from './souk-error.ts'
import { type Transfer, type WatchOptions, watchTransfer } from './transfers.ts'

type Shop = number | string | undefined

export interface SoukOptions extends Partial<RetryOptions> {
  /** Where the server is, such as `https://shop.example`. In a browser, its own page's when absent. */
  origin?: string
  /** A personal access token, or what gives the present one. */
  token?: string | (() => string | undefined)
  /** The shop to work in, by its id or address, or what gives the present one; one's own, or the token's, when absent. */
  shop?: Shop | (() => Shop)
  /** Sends the browser's session cookie and the proof against forged requests that goes with it. */
  session?: boolean
  /** What gives that proof; read from the cookie `souk_csrf` when absent. */
  csrfToken?: () => string | undefined
  fetch?: Send
}

export interface Souk extends Operations {
  /** The calls by path, for what has no name: `souk.http.GET('/health/ready')`. They retry and throw like all others. */
  http: Client<paths>
  /** Live events by way of socket.io-client, whose `io` is handed in so that nobody else carries its weight. */
  live: (io: Connect) => Live
  /** How an import or export stands, whenever that has changed, until it has ended. */
  watchTransfer: (id: number, options?: WatchOptions) => AsyncGenerator<Transfer, void>
  /** The file of an export that is finished, as it comes. */
  readFile: (id: number) => Promise<ReadableStream<Uint8Array>>
}

const methods: Record<string, readonly [method: string, path: string, keyed?: true]> = operations
const keyed = new Set(Object.values(methods).flatMap(([method, path, key]) => (key ? [`${method} ${path}`] : [])))

export function createSouk(options: SoukOptions = {}): Souk {
  const { origin = pageOrigin(), retries = 3, retryDelayMs = 250, maxRetryDelayMs = 20_000 } = options
  const send: Send = options.fetch ?? ((request) => globalThis.fetch(request))
  const http = createClient<paths>({
    baseUrl: origin,
    fetch: retrying(send, { retries, retryDelayMs, maxRetryDelayMs }),
    ...(options.session && { credentials: 'include' as const }),
  })
  http.use(credentials(options), failures)
  const named = nameOperations(http) as unknown as Operations
  const live = (io: Connect) =>
    listen(io, { origin, token: () => tokenOf(options), shop: () => shopOf(options), list: named.events.list })
  const watch = (id: number, watching?: WatchOptions) => watchTransfer(named.transfers.get, id, watching)
  const readFile = async (id: number) => {
    const { data } = await http.GET('/api/v1/transfers/{id}/file', { params: { path: { id } }, parseAs: 'stream' })
    return data as ReadableStream<Uint8Array>
  }
  return { ...named, http, live, watchTransfer: watch, readFile }
}

const tokenOf = ({ token }: SoukOptions) => (typeof token === 'function' ? token() : token)
function shopOf({ shop }: SoukOptions): string | undefined {
  const named = typeof shop === 'function' ? shop() : shop
  return named === undefined ? undefined : String(named)
}

/** What a page has that Node has not. */
const page = globalThis as { location?: { origin: string }; document?: { cookie: string } }
const pageOrigin = () => page.location?.origin ?? ''
const csrfCookie = () => /(?:^|; )souk_csrf=([^;]*)/.exec(page.document?.cookie ?? '')?.[1]

function credentials(options: SoukOptions): Middleware {
  const proof = options.session ? (options.csrfToken ?? csrfCookie) : () => undefined
  return {
    onRequest({ request: { headers, method }, schemaPath }) {
      const offer = (name: string, value: string | undefined) => {
        if (value !== undefined && !headers.has(name)) headers.set(name, value)
      }
      const token = tokenOf(options)
      offer('authorization', token && `Bearer ${token}`)
      offer('x-souk-shop', shopOf(options))
      if (method !== 'GET') offer('x-csrf-token', proof())
      if (keyed.has(`${method} ${schemaPath}`)) offer('idempotency-key', randomKey())
    },
  }
}

/** 128 random bits. Not `randomUUID`, which browsers offer to pages on HTTPS alone. */
const randomKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const failures: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await errorOf(response)
  },
}

/** Sent as they are, and as what they are. */
const asBytes = ({ type }: Blob) => ({ bodySerializer: (body: Blob) => body, headers: { 'content-type': type } })

interface AnyCall {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  headers?: Record<string, string>
  idempotencyKey?: string
  signal?: AbortSignal
}

type AnyRequest = (method: string, path: string, init: object) => Promise<{ data: unknown }>

function nameOperations(http: Client<paths>): Record<string, Record<string, unknown>> {
  const request = http.request as unknown as AnyRequest
  const named: Record<string, Record<string, unknown>> = {}
  for (const [id, [method, path]] of Object.entries(methods)) {
    const [noun = '', verb = ''] = id.split('.')
    const call = async ({ path: inPath, query, idempotencyKey, headers, ...init }: AnyCall = {}) => {
      const key = idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }
      const params = { path: inPath, query }
      const bytes = init.body instanceof Blob && asBytes(init.body)
      const allHeaders = { ...(bytes ? bytes.headers : {}), ...headers, ...key }
      return (await request(method.toLowerCase(), path, { ...init, ...bytes, params, headers: allHeaders })).data
    }
    const each = (first?: AnyCall) => eachRow(call as Parameters<typeof eachRow>[0], first)
    named[noun] = { ...named[noun], [verb]: Object.assign(call, { each }) }
  }
  return named
}
