import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Drain } from './drain.ts'

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
  drain: Drain
}

const patienceMs = 2_000
/** Nobody is limited here, since many share a proxy's address: a flood is answered from memory instead. */
const rememberedMs = 500

/** For load balancers and orchestrators: `live` is about this process alone, `ready` about what it needs. */
export const healthRoutes: FastifyPluginAsyncZod<HealthOptions> = async (app, { checks, drain }) => {
  const look = remembering(() =>
    Promise.all(
      Object.entries(checks).map(async ([name, check]) => ({ name, ...(await timed(() => outcome(check))) })),
    ),
  )

  app.get(
    '/health/live',
    {
      schema: { response: { 200: LiveResource } },
      config: {
        access: 'public',
        unlimited: true,
        unrecorded: true,
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
        unrecorded: true,
        operation: 'health.ready',
        summary: 'Say whether what it needs can be reached',
      },
      logLevel: 'warn',
    },
    async (_request, reply) => {
      const results = [...(await look())]
      if (drain.isBegun()) results.push({ name: 'process', result: 'unavailable', ms: 0 })
      const status = results.every(({ result }) => result === 'ok') ? ('ok' as const) : ('unavailable' as const)
      return reply.code(status === 'ok' ? 200 : 503).send({
        status,
        checks: Object.fromEntries(results.map(({ name, result }) => [name, result])),
        times_ms: Object.fromEntries(results.map(({ name, ms }) => [name, ms])),
      })
    },
  )
}

/** One look for all who ask while it lasts, and for a moment after. */
function remembering<T>(look: () => Promise<T>): () => Promise<T> {
  let looking: Promise<T> | undefined
  return () => {
    looking ??= look().finally(() => {
      setTimeout(() => {
        looking = undefined
      }, rememberedMs).unref()
    })
    return looking
  }
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
