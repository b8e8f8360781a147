import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { declareCommand } from '#platform/command-line/command.ts'
import { wholeNumber } from '#platform/command-line/parameters.ts'
import { createLogger } from '#platform/observability/logger.ts'
import type { Config } from '../config.ts'
import { serve } from '../serve.ts'
import { serveMany } from '../serve-many.ts'

const processes = z.union(
  [z.literal('auto').transform(() => availableParallelism()), wholeNumber({ min: 1, max: 256 })],
  { error: "must be a number from 1 to 256, or 'auto'" },
)

export const serveCommand = declareCommand({
  options: {
    role: {
      about: 'all, api (serves, and works on no queue) or worker (works on the queues, and serves nothing)',
      value: 'ROLE',
      schema: z.enum(['all', 'api', 'worker'], { error: 'must be all, api or worker' }).default('all'),
    },
    processes: {
      about: "how many processes, which listen at one port; 'auto' is one for each core",
      value: 'NUMBER',
      schema: processes.default(1),
    },
  },
  async run({ config }: { config: Config }, { role, processes }) {
    if (processes === 1) {
      await serve(role)
      // It ends by a signal, or has said why it did not start.
      return await new Promise<never>(() => {})
    }
    refuseEmbedded(config)
    const code = await serveMany({ role, processes, log: createLogger(config.logLevel) })
    return { done: code === 0, result: undefined }
  },
})

/** They belong to the process that starts them. */
function refuseEmbedded({ databaseUrl, redisUrl, smtpUrl }: Config): void {
  const named = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, SMTP_URL: smtpUrl }
  const missing = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [name] : []))
  if (missing.length === 0) return
  throw new Error(
    `Several processes share services that run by themselves. Set ${missing.join(' and ')}, or start one process.`,
  )
}
