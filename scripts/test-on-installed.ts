/**
 * `npm run test:installed`: the tests whose outcome depends on the servers' version, on the PostgreSQL and the Redis that the machine has, such
 * as Debian's. With `--install` it installs what is missing. Where there are none it says so and ends well; other arguments go to Vitest.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installServers } from './install-servers.ts'
import { installedPostgres } from './installed-postgres.ts'
import { findProgram } from './needed-programs.ts'
import { startInstalledPostgres, startInstalledRedis } from './start-installed.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const oldestPostgres = 15

/** Who sees what, migrations and owners, lists and spelling, stock, queue, cache, sockets. A minute on two cores. */
const chosen = [
  'test/tenant-isolation.test.ts',
  'test/visitor-isolation.test.ts',
  'test/migrated-data.test.ts',
  'test/database-owner.test.ts',
  'test/stock-invariants.test.ts',
  'src/platform/database',
  'src/platform/cache',
  'src/modules/catalogue/products/list-products.test.ts',
  'src/modules/catalogue/products/search-spelling.test.ts',
  'src/modules/sales/orders',
  'src/modules/messaging/notifications/deliver.test.ts',
  'src/modules/messaging/realtime/realtime.test.ts',
  'src/modules/messaging/realtime/places.test.ts',
]

/** To delete what PostgreSQL has written can take a disk as long as the tests. */
const memory = '/dev/shm'
const neededBytes = 2 * 1024 ** 3

function findServers() {
  const postgres = installedPostgres()
  const redis = findProgram('redis-server') ?? findProgram('valkey-server')
  if (postgres === undefined || postgres.major < oldestPostgres || redis === undefined) return undefined
  return { postgres, redis }
}

const moved = chosen.filter((path) => !existsSync(join(root, path)))
if (moved.length > 0) throw new Error(`There is no ${moved.join(' and no ')} any more: choose others.`)
const given = process.argv.slice(2).filter((word) => word !== '--install')
const mayInstall = process.argv.includes('--install') && findServers() === undefined
const whyNot = mayInstall ? installServers(['postgresql', 'redis-server']) : 'they are not installed'
const servers = findServers()
if (servers === undefined) {
  process.stdout.write(
    `Nothing ran on a PostgreSQL (${oldestPostgres} or newer) and a Redis of this machine: ${whyNot ?? 'what is installed is too old'}.\n`,
  )
} else {
  process.exitCode = await runOn(servers)
}

function roomInMemory(): boolean {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= neededBytes
}

async function runOn({ postgres, redis }: NonNullable<typeof servers>): Promise<number> {
  const directory = mkdtempSync(join(roomInMemory() ? memory : tmpdir(), 'souk-installed-'))
  // PostgreSQL's account enters it.
  chmodSync(directory, 0o755)
  await using opened = new AsyncDisposableStack()
  opened.defer(() => rmSync(directory, { recursive: true, force: true }))
  const database = await startInstalledPostgres(postgres.bin, directory)
  opened.defer(database.stop)
  const cache = await startInstalledRedis(redis, directory)
  opened.defer(cache.stop)
  process.stdout.write(`On PostgreSQL ${postgres.major} below ${postgres.bin}, and ${redis}:\n`)
  const env = { ...process.env, TEST_POSTGRES_URL: database.url, TEST_REDIS_URL: cache.url }
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...(given.length > 0 ? given : chosen)]
  const tests = spawn(process.execPath, vitest, { cwd: root, env, stdio: 'inherit' })
  // Who ends this ends the tests, and the servers after them.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => tests.kill(signal))
  const [code] = await once(tests, 'exit')
  return code ?? 1
}
