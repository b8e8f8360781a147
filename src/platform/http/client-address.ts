import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { canonicalAddress, subscriberOf } from './ip-address.ts'
import type { TrustsPeer } from './proxy-trust.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Of whoever sent it, in its one spelling: for logs and the audit. Fastify's own `ip` is as somebody spelled it. */
    address: string
    /** Whom limits count it for. */
    subscriber: string
  }
}

type Received = Pick<IncomingMessage, 'headers' | 'socket'>

/** Where a request comes from, whether it reached the framework or not. */
export type AddressOf = (request: Received) => string

/**
 * Each proxy appends the peer that it saw at the right end of `X-Forwarded-For`; what stands left of what the last trusted
 * one wrote came from the client. An entry that is no address leaves the request to the proxy that sent it.
 */
export function clientAddress(trusts: TrustsPeer): AddressOf {
  return ({ headers, socket }) => {
    let address = canonicalAddress(socket.remoteAddress ?? '') ?? 'unknown'
    if (!trusts(address, 0)) return address
    const entries = String(headers['x-forwarded-for'] ?? '').split(',')
    for (let hop = 0; entries.length > 0 && trusts(address, hop); hop += 1) {
      const next = forwardedAddress(entries.pop() ?? '')
      if (next === undefined) return address
      address = next
    }
    return address
  }
}

/** Some proxies write the port too. */
function forwardedAddress(entry: string): string | undefined {
  const text = entry.trim()
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::\d{1,5})?$/.exec(text) ?? []
  return canonicalAddress(bracketed ?? plain ?? text)
}

export function knowAddresses(app: FastifyInstance, addressOf: AddressOf): void {
  app.decorateRequest('address', {
    getter() {
      return addressOf(this.raw)
    },
  })
  app.decorateRequest('subscriber', {
    getter() {
      return subscriberOf(addressOf(this.raw))
    },
  })
}
