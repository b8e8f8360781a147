/** `npm run souk -- <command>`: what an operator does by hand. It exits with 1 when something is left to do. */

import { clearProductCache } from '#modules/catalogue/products/index.ts'
import { verifyAuditLog } from '#modules/identity/audit/index.ts'
import { pruneTokens } from '#modules/identity/tokens/index.ts'
import { reconcileStock } from '#modules/inventory/stock/index.ts'
import { backUp, restore } from '#modules/operations/backup/index.ts'
import { dropFailedJobs, retryFailedJobs, showFailedJobs } from '#modules/operations/queues/index.ts'
import type { ApplicationRoles } from '#platform/database/application-role.ts'
import { findRunningServices } from '#platform/embedded/running-services.ts'
import { pruneIdempotencyKeys } from '#platform/idempotency/prune.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { type Config, readConfig } from './config.ts'
import { type Dependencies, openDependencies } from './dependencies.ts'
import { forgetCachedAnswers } from './forget-cached-answers.ts'
import { pruneHistory } from './housekeeping.ts'
import { openServices, type Services } from './services.ts'

type Say = (line: string) => void

/** Answers whether all is well. */
type Command = (at: Dependencies & { config: Config }, args: string[], say: Say) => Promise<boolean>

/** For what must find the database as it is: nothing has migrated it. */
type CommandOnServices = (at: Services & { config: Config }, args: string[], say: Say) => Promise<boolean>

type Named = { summary: string } & ({ run: Command } | { runOnServices: CommandOnServices })

const commands: Record<string, Named> = {
  backup: {
    summary: 'Write what the database holds into a new file, while Souk runs: FILE',
    runOnServices: ({ databaseDirectUrl }, args, say) => backUp({ ownerUrl: databaseDirectUrl, say }, args),
  },
  restore: {
    summary: 'Put a backup into an empty database, while no Souk runs on it: FILE',
    runOnServices: ({ databaseDirectUrl, redisUrl, config }, args, say) => {
      const forgetCaches = (roles: ApplicationRoles) => forgetCachedAnswers({ redisUrl, config, roles })
      return restore({ ownerUrl: databaseDirectUrl, forgetCaches, say }, args)
    },
  },
  'audit:verify': {
    summary: 'Follow the chain of the audit log and name its first broken entry [<id>:<hash> of a known one]',
    run: verifyAuditLog,
  },
  'stock:reconcile': {
    summary: 'Tell where quantities and ledger differ [--repair=quantity|ledger]',
    run: reconcileStock,
  },
  'jobs:failed': { summary: 'Show the jobs that used up their attempts', run: showFailedJobs },
  'jobs:retry': { summary: 'Give a failed job three attempts more, or every one: ID|all', run: retryFailedJobs },
  'jobs:drop': { summary: 'Give a failed job up, or every one: ID|all', run: dropFailedJobs },
  'cache:clear': {
    summary: 'Empty the product cache, or what it holds of one user [--user ID]',
    run: clearProductCache,
  },
  'tokens:prune': {
    summary: 'Delete the access tokens that have expired',
    run: async ({ database, config }, _args, say) => {
      say(`${await pruneTokens(database, { maxAgeMinutes: config.tokenMaxAgeMinutes })} deleted.`)
      return true
    },
  },
  'history:prune': {
    summary: 'Forget the events and the sent mails that are older than HISTORY_DAYS',
    run: async (at, _args, say) => {
      const { mails, events } = await pruneHistory(at.config, at)
      say(`${mails} mails and ${events} events forgotten.`)
      return true
    },
  },
  'idempotency:prune': {
    summary: 'Forget the answers to repeated requests that are older than a day',
    run: async ({ database }, _args, say) => {
      say(`${await pruneIdempotencyKeys(database)} forgotten.`)
      return true
    },
  },
}

const say: Say = (line) => void process.stdout.write(`${line}\n`)

async function run(name: string, args: string[]): Promise<boolean> {
  const command = commands[name]
  if (command === undefined) {
    say('Commands:')
    for (const [known, { summary }] of Object.entries(commands)) say(`  ${known.padEnd(20)} ${summary}`)
    return name === 'help'
  }
  const config = await configBesideRunning()
  if ('runOnServices' in command) {
    await using opened = new AsyncDisposableStack()
    return await command.runOnServices({ ...(await openServices(config, opened, () => {})), config }, args, say)
  }
  const dependencies = await openDependencies(config, createLogger('warn'), () => {})
  try {
    const telling = { kind: 'command', name: [name, ...args].join(' ') } as const
    return await dependencies.monitor.tell(telling, () => command.run({ ...dependencies, config }, args, say))
  } finally {
    await dependencies.close()
  }
}

/** Beside a Souk that runs on embedded services, a command uses those; else it starts them for itself. */
async function configBesideRunning(): Promise<Config> {
  const config = readConfig(process.env)
  const running = await findRunningServices(config.dataDir)
  return {
    ...config,
    databaseUrl: config.databaseUrl ?? running?.databaseUrl,
    redisUrl: config.redisUrl ?? running?.redisUrl,
    smtpUrl: config.smtpUrl ?? running?.smtpUrl,
  }
}

const [name = 'help', ...args] = process.argv.slice(2)
try {
  process.exitCode = (await run(name, args)) ? 0 : 1
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
