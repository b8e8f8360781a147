import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'

const Health = z.enum(['ok', 'unavailable'])
const LiveResource = z.object({ status: Health }).meta({ id: 'Live' })
const ReadyResource = z
  .object({
    status: Health,
    checks: z.record(z.string(), Health),
    /** How long each answer took, or was waited for. */
    times_ms: z.record(z.string(), z.number()),
  })
  .meta({ id: 'Ready' })

export interface HealthOptions {
  /** Each rejects when its dependency does not answer. */
  checks: Record<string, () => Promise<unknown>>
}

const patienceMs = 2_000

/** For load balancers and orchestrators: `live` is about this process alone, `ready` about what it needs. */
export const healthRoutes: FastifyPluginAsyncZod<HealthOptions> = async (app, { checks }) => {
  app.get(
    '/health/live',
    {
      schema: { response: { 200: LiveResource } },
      config: {
        access: 'public',
        unlimited: true,
        untold: true,
        operation: 'health.live',
        summary: 'Say whether this process is up',
      },
      logLevel: 'warn',
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/health/ready',
    {
      schema: { response: { 200: ReadyResource, 503: ReadyResource } },
      config: {
        access: 'public',
        unlimited: true,
        untold: true,
        operation: 'health.ready',
        summary: 'Say whether what it needs can be reached',
      },
      logLevel: 'warn',
    },
    async (_request, reply) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => ({ name, ...(await timed(() => outcome(check))) })),
      )
      const status = results.every(({ result }) => result === 'ok') ? ('ok' as const) : ('unavailable' as const)
      return reply.code(status === 'ok' ? 200 : 503).send({
        status,
        checks: Object.fromEntries(results.map(({ name, result }) => [name, result])),
        times_ms: Object.fromEntries(results.map(({ name, ms }) => [name, ms])),
      })
    },
  )
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const begunAt = performance.now()
  const result = await work()
  return { result, ms: Math.round((performance.now() - begunAt) * 10) / 10 }
}

async function outcome(check: () => Promise<unknown>): Promise<'ok' | 'unavailable'> {
  const late = Promise.withResolvers<'unavailable'>()
  const timer = setTimeout(() => late.resolve('unavailable'), patienceMs)
  const answered = check().then(
    () => 'ok' as const,
    () => 'unavailable' as const,
  )
  return Promise.race([answered, late.promise]).finally(() => clearTimeout(timer))
}
