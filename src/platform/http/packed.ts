import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyReply } from 'fastify'
import { isNamedBy } from './preconditions.ts'

/** A text that stays the same for as long as the process lives: made, compressed and tagged once. */
export interface PackedText {
  plain: string
  gzipped: Buffer
  etag: string
}

export function pack(plain: string): PackedText {
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  // Weak: the packed and the plain bytes have one name.
  return { plain, gzipped: gzipSync(plain, { level: 9 }), etag: `W/"${hash}"` }
}

/** A 304 to who holds it already, and a tenth of the bytes to who takes gzip. */
export function sendPacked(reply: FastifyReply, { plain, gzipped, etag }: PackedText): FastifyReply {
  const { 'if-none-match': held, 'accept-encoding': accepted } = reply.request.headers
  reply.headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
  if (held !== undefined && isNamedBy(held, etag)) return reply.code(304).send()
  if (!takesGzip(String(accepted ?? ''))) return reply.send(plain)
  return reply.header('content-encoding', 'gzip').send(gzipped)
}

/** `gzip` or `*`, unless at the weight of nothing. */
function takesGzip(accepted: string): boolean {
  const weights = new Map(
    accepted.split(',').map((part) => {
      const [coding = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      return [coding, parameters.every((parameter) => !/^q=0(\.0{0,3})?$/.test(parameter))]
    }),
  )
  return weights.get('gzip') ?? weights.get('*') ?? false
}
