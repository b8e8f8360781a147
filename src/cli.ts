/** `npm run souk -- <command>`: what an operator does by hand. It exits with 1 when something is left to do. */
import { reconcileStock } from '#modules/stock/index.ts'
import { pruneIdempotencyKeys } from '#platform/idempotency/prune.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { readConfig } from './config.ts'
import { type Dependencies, openDependencies } from './dependencies.ts'

/** Answers whether all is well. */
type Command = (dependencies: Dependencies, args: string[], say: (line: string) => void) => Promise<boolean>

const commands: Record<string, { summary: string; run: Command }> = {
  'stock:reconcile': {
    summary: 'Tell where quantities and ledger differ [--repair=quantity|ledger]',
    run: reconcileStock,
  },
  'idempotency:prune': {
    summary: 'Forget the answers to repeated requests that are older than a day',
    run: async ({ database }, _args, say) => {
      say(`${await pruneIdempotencyKeys(database)} forgotten.`)
      return true
    },
  },
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function run(name: string, args: string[]): Promise<boolean> {
  const command = commands[name]
  if (command === undefined) {
    say('Commands:')
    for (const [known, { summary }] of Object.entries(commands)) say(`  ${known.padEnd(20)} ${summary}`)
    return name === 'help'
  }
  const dependencies = await openDependencies(readConfig(process.env), createLogger('warn'), () => {})
  try {
    return await command.run(dependencies, args, say)
  } finally {
    await dependencies.close()
  }
}

const [name = 'help', ...args] = process.argv.slice(2)
try {
  process.exitCode = (await run(name, args)) ? 0 : 1
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
