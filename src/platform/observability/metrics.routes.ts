import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AddressLimits } from '../http/address-limits.ts'
import { unauthenticated } from '../http/failure.ts'
import { failureKinds } from '../http/failure-kinds.ts'
import type { Metrics } from './metrics.ts'

export interface MetricsOptions {
  metrics: Metrics
  limits: AddressLimits
  /** Opens the figures to who sends it as a bearer token. */
  token: string | undefined
  /** Whether programs on this machine may read them without the token. */
  openToThisMachine: boolean
}

const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/** For Prometheus. The figures name no tenant and no person, but show how busy a business is. */
export const metricsRoutes: FastifyPluginAsyncZod<MetricsOptions> = async (app, options) => {
  const { metrics, limits, token, openToThisMachine } = options
  app.get(
    '/metrics',
    {
      schema: { response: { 200: z.string() } },
      config: {
        access: 'public',
        unlimited: true,
        unrecorded: true,
        operation: 'metrics.scrape',
        mediaType: 'text/plain',
        summary: 'Read the metrics in the format of Prometheus',
        failures: [failureKinds.unauthenticated, failureKinds.tooManyRequests],
      },
      logLevel: 'warn',
    },
    async (request, reply) => {
      const { authorization = '' } = request.headers
      // A proxy on this machine speaks for everybody: what it hands on is not from here.
      const here = isLoopback(request.socket.remoteAddress) && !forwarded.some((name) => name in request.headers)
      const allowed = token === undefined ? openToThisMachine && here : same(authorization, `Bearer ${token}`)
      if (!allowed) {
        // Scrapes are not counted, guesses are.
        await limits.answer(request.subscriber)
        throw unauthenticated()
      }
      reply.type('text/plain; version=0.0.4; charset=utf-8')
      reply.serializer(String)
      return reply.send(await metrics.scrape())
    },
  )
}

const isLoopback = (address = '') => address === '::1' || /^(::ffff:)?127\./.test(address)

function same(one: string, other: string): boolean {
  const [given, expected] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return given !== undefined && expected !== undefined && timingSafeEqual(given, expected)
}
