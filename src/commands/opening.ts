import type { Command } from '#platform/command-line/command.ts'
import type { AnyCommand } from '#platform/command-line/program.ts'
import type { ApplicationRoles } from '#platform/database/application-role.ts'
import type { Config } from '../config.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Services } from '../services.ts'

// What opens something is loaded where a command runs: help needs none of it.

/** What every command has. */
interface Always {
  /** Takes a line of output that is data, also with `--json`. */
  write: (line: string) => void
}

type Run = (
  at: Always,
  parsed: never,
  say: (line: string) => void,
  words: string,
) => ReturnType<Command<never, never>['run']>

export interface Runnable {
  declaration: AnyCommand
  run: Run
}

/** Needs no service, and no environment that is right. */
export const alone = (declaration: Command<Always, never>): Runnable => ({
  declaration,
  run: (at, parsed, say) => declaration.run(at, parsed, say),
})

export const configured = (declaration: Command<Always & { config: Config }, never>): Runnable => ({
  declaration,
  async run(at, parsed, say) {
    const { readConfig } = await import('../config.ts')
    return await declaration.run({ ...at, config: readConfig(process.env) }, parsed, say)
  },
})

type OnServices = Always & Services & { config: Config; forgetCaches: (roles: ApplicationRoles) => Promise<void> }

/** Finds the database as it is: nothing has migrated it. */
export const onServices = (declaration: Command<OnServices, never>): Runnable => ({
  declaration,
  async run(at, parsed, say) {
    const [config, { openServices }, { forgetCachedAnswers }] = await Promise.all([
      configBesideRunning(),
      import('../services.ts'),
      import('../forget-cached-answers.ts'),
    ])
    await using opened = new AsyncDisposableStack()
    const services = await openServices(config, opened, () => {})
    const forgetCaches = (roles: ApplicationRoles) =>
      forgetCachedAnswers({ redisUrl: services.redisUrl, config, roles })
    return await declaration.run({ ...at, ...services, config, forgetCaches }, parsed, say)
  },
})

/** Has all that a process has, and leaves an entry in the monitoring. */
export const onEverything = (declaration: Command<Always & Dependencies & { config: Config }, never>): Runnable => ({
  declaration,
  async run(at, parsed, say, words) {
    const [config, { openDependencies }, { createLogger }] = await Promise.all([
      configBesideRunning(),
      import('../dependencies.ts'),
      import('#platform/observability/logger.ts'),
    ])
    const dependencies = await openDependencies(config, createLogger('warn'))
    try {
      const story = { kind: 'command', name: words } as const
      return await dependencies.monitor.record(story, () =>
        declaration.run({ ...at, ...dependencies, config }, parsed, say),
      )
    } finally {
      await dependencies.close()
    }
  },
})

/** Beside a Souk that runs on embedded services, a command uses those; else it starts them for itself. */
export async function configBesideRunning(): Promise<Config> {
  const { readConfig } = await import('../config.ts')
  const { findRunningServices } = await import('#platform/embedded/running-services.ts')
  const config = readConfig(process.env)
  const running = await findRunningServices(config.dataDir)
  return {
    ...config,
    databaseUrl: config.databaseUrl ?? running?.databaseUrl,
    redisUrl: config.redisUrl ?? running?.redisUrl,
    smtpUrl: config.smtpUrl ?? running?.smtpUrl,
  }
}
