import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIPv6, type LookupFunction } from 'node:net'
import { note } from '../observability/story.ts'
import { addressesOf, type Guard, hostOf, notPublic, problemOfUrl } from './guarded-url.ts'

export interface GuardedRequest extends Guard {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** From the look for the name to the answer's last byte. */
  timeoutMs: number
  /** What comes after these is not read. */
  maxAnswerBytes: number
  signal?: AbortSignal
}

export interface GuardedAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  /** Whether the answer went on after `maxAnswerBytes`. */
  truncated: boolean
}

/** Why there is no answer, in words that give nothing of this network away. */
export class UnansweredRequest extends Error {
  readonly reason: 'refused' | 'timeout' | 'failed'

  constructor(reason: UnansweredRequest['reason'], message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'UnansweredRequest'
    this.reason = reason
  }
}

const maxHeaderBytes = 16 * 1024

/**
 * A request to an address that a user named. It goes to the internet alone: the name is looked up once, and what was
 * checked is what is connected to, whatever the name leads to a moment later. Redirects are answers like others. Throws
 * UnansweredRequest.
 */
export async function guardedRequest(url: string, asked: GuardedRequest): Promise<GuardedAnswer> {
  const begunAt = performance.now()
  // The path stays out of what is noted: with many receivers it is the secret.
  const name = () => `${asked.method ?? 'GET'} ${URL.canParse(url) ? new URL(url).origin : 'no address'}`
  const timeout = AbortSignal.timeout(asked.timeoutMs)
  const signal = asked.signal === undefined ? timeout : AbortSignal.any([timeout, asked.signal])
  try {
    const answer = await orAbort(send(url, asked, signal), signal)
    note('outgoing_request', name(), { begunAt, details: { status: answer.status } })
    return answer
  } catch (error) {
    const failure = toUnanswered(error, { timedOut: timeout.aborted, timeoutMs: asked.timeoutMs })
    note('outgoing_request', name(), { begunAt, failure })
    throw failure
  }
}

async function send(text: string, asked: GuardedRequest, signal: AbortSignal): Promise<GuardedAnswer> {
  const problem = problemOfUrl(text, asked)
  if (problem !== undefined) throw new UnansweredRequest('refused', `The address ${problem}`)
  const url = new URL(text)
  const { addresses, refused } = await addressesOf(hostOf(url), asked, signal)
  if (refused) throw new UnansweredRequest('refused', `The address ${notPublic}`)
  if (addresses.length === 0) throw new UnansweredRequest('failed', 'The name of the host leads nowhere.')
  signal.throwIfAborted()
  return readAnswer(await exchange(url, asked, { addresses, signal }), asked.maxAnswerBytes)
}

interface Way {
  addresses: readonly string[]
  signal: AbortSignal
}

function exchange(url: URL, { method = 'GET', headers, body }: GuardedRequest, way: Way): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sent = request({
      protocol: url.protocol,
      hostname: hostOf(url),
      port: url.port,
      path: `${url.pathname}${url.search}`,
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      signal: way.signal,
      lookup: answering(way.addresses),
      // A connection of its own: one that is kept open may lead to what was checked for somebody else.
      agent: false,
      maxHeaderSize: maxHeaderBytes,
    })
    sent.on('response', resolve)
    // An answer that switches protocols would otherwise be waited for.
    sent.on('upgrade', (_, socket) => {
      socket.destroy()
      reject(new Error('upgrade'))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Gives the socket the address that was checked; the name is not looked up again. */
function answering(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_name, { all }, callback) => {
    const [first] = found
    if (all) callback(null, found)
    else callback(null, first?.address ?? '', first?.family)
  }
}

async function readAnswer(answer: IncomingMessage, maxBytes: number): Promise<GuardedAnswer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    bytes += chunk.length
    // Leaving the loop ends the connection, with what has not come yet.
    if (bytes > maxBytes) break
  }
  const { statusCode = 0, headers } = answer
  return { status: statusCode, headers, body: Buffer.concat(chunks).subarray(0, maxBytes), truncated: bytes > maxBytes }
}

/** What cannot be interrupted, such as looking up a name, is not waited for. */
function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'Nobody listens at the address.',
  ECONNRESET: 'The connection was ended before the answer was whole.',
  HPE_HEADER_OVERFLOW: 'The answer has more headers than are read.',
}

function toUnanswered(error: unknown, { timedOut, timeoutMs }: { timedOut: boolean; timeoutMs: number }) {
  if (error instanceof UnansweredRequest) return error
  if (timedOut) return new UnansweredRequest('timeout', `There was no whole answer within ${timeoutMs} ms.`, error)
  const { code = '' } = error as { code?: string }
  const isCertificate = /CERT|SSL|TLS|SIGNATURE/.test(code)
  const words = isCertificate ? 'The connection is not secure.' : 'The connection failed.'
  return new UnansweredRequest('failed', reasons[code] ?? words, error)
}
