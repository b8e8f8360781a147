import type { ShopEvent } from './live.ts'

type Told<E> = E extends { event: infer Name; data: infer Data }
  ? { type: Name; timestamp: string; data: Data & { sequence: number } }
  : never

/** What a webhook brings: `type` says what `data` holds. */
export type Webhook =
  | Told<ShopEvent>
  | { type: 'webhook.test'; timestamp: string; data: { user_id: number; endpoint_id: number } }

/** The request is none of your shop's, or an old one that somebody sends again. */
export class WebhookError extends Error {
  override name = 'WebhookError'
}

export interface Received {
  /** `whsec_…`, as the endpoint was given it. */
  secret: string
  /** Those of `fetch`, or of a request in Node. */
  headers: Headers | Record<string, string | string[] | undefined>
  /** As it came, before anybody parsed it. */
  body: string
  /** How far the sender's clock and yours may differ; 300 unless you say otherwise. */
  toleranceSeconds?: number
}

/** Proves by its signature that a request comes from your shop, and reads it. Throws a WebhookError otherwise. */
export async function verifyWebhook({ secret, headers, body, toleranceSeconds = 300 }: Received): Promise<Webhook> {
  const read = (name: string) => (headers instanceof Headers ? headers.get(name) : headers[name])
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(read)
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string')
    throw new WebhookError('A header is missing.')
  // What is no number is not near either.
  const isNear = Math.abs(Date.now() / 1_000 - Number(timestamp)) <= toleranceSeconds
  if (!isNear) throw new WebhookError('It was sent too long ago, or the clocks differ.')
  const usage = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytesOf(secret.replace(/^whsec_/, '')), usage, false, ['verify'])
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  for (const signature of signatures.split(' ')) {
    const [version, proof = ''] = signature.split(',')
    if (version !== 'v1' || !/^[A-Za-z0-9+/]{43}=$/.test(proof)) continue
    if (await crypto.subtle.verify('HMAC', key, bytesOf(proof), signed)) return JSON.parse(body)
  }
  throw new WebhookError('No signature fits.')
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
