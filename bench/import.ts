/**
 * `npm run bench import [rows]`: what an import of products takes, on embedded services and in the process that serves the API, too.
 * It imports a file of a hundred thousand records in each mode, and the same again, where nothing changes. It fails where an import
 * writes fewer than 2,000 records a second, or the process grows by 150 MB or more above what it took idle.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createSouk } from '@souk/client'
import { createAccount } from '#modules/identity/accounts/index.ts'
import { issueToken } from '#modules/identity/tokens/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { startWorker } from '#souk/worker.ts'

const rows = Number(process.argv[2] ?? 100_000)
const goals = { perSecond: 2_000, megabytes: 150 }
const say = (line: string) => void process.stdout.write(`${line}\n`)

const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const config = readConfig({ DATA_DIR: directory, RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'silent' })
say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const dependencies = await openDependencies(config, createLogger('silent'))
const worker = startWorker(config, dependencies)
const app = await buildApp(config, dependencies)
try {
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const token = await withPlatform(dependencies.database, async (tx) => {
    const account = { name: 'Bench', email: 'bench@example.com', passwordHash: 'none', role: 'merchant' }
    return (await issueToken(tx, { userId: await createAccount(tx, account), name: 'bench' })).plainText
  })
  const souk = createSouk({ origin, token })
  const body = new Blob([fileOf(rows)], { type: 'text/csv' })
  await warmUp(souk)
  const idle = megabytesNow()
  say(`${rows} records, ${(body.size / 1_000_000).toFixed(1)} MB; the idle process takes ${idle} MB`)
  const misses: string[] = []
  for (const [name, mode, writes] of [
    ['dry run', 'dry_run', false],
    ['all, new', 'all', true],
    ['all, the same again', 'all', false],
    ['partial, every price changed', 'partial', true],
    ['partial, the same again', 'partial', false],
  ] as const) {
    const sent = name.includes('changed') || name === 'partial, the same again' ? dearer(body) : body
    const { perSecond, grown } = await measure(souk, await sent, mode, idle)
    say(`${name.padEnd(30)} ${String(perSecond).padStart(7)} records/s, at most ${grown} MB above idle`)
    if (writes && perSecond < goals.perSecond) misses.push(`${name}: ${perSecond} records/s`)
    if (grown >= goals.megabytes) misses.push(`${name}: ${grown} MB`)
  }
  say(misses.length === 0 ? 'every import is within its goals' : `over its goal: ${misses.join('; ')}`)
  process.exitCode = misses.length === 0 ? 0 : 1
} finally {
  await worker.stop()
  await app.close()
  await dependencies.close()
  rmSync(directory, { recursive: true, force: true })
}

function fileOf(count: number): string {
  const records = Array.from(
    { length: count },
    (_, at) => `Mug number ${at},"A mug, made by hand, that holds ${at % 500} ml.",${at % 90}.50,${at % 300},MUG-${at}`,
  )
  return `name,description,price,quantity,sku\r\n${records.join('\r\n')}\r\n`
}

async function dearer(body: Blob): Promise<Blob> {
  return new Blob([(await body.text()).replaceAll('.50,', '.75,')], { type: 'text/csv' })
}

function megabytesNow(): number {
  globalThis.gc?.()
  return Math.round(process.memoryUsage().rss / 1_000_000)
}

async function warmUp(souk: ReturnType<typeof createSouk>): Promise<void> {
  const { data } = await souk.products.import({
    query: { mode: 'dry_run' },
    body: new Blob([fileOf(1_000)], { type: 'text/csv' }),
  })
  for await (const _ of souk.watchTransfer(data.id));
  await delay(1_000)
}

async function measure(
  souk: ReturnType<typeof createSouk>,
  body: Blob,
  mode: 'dry_run' | 'all' | 'partial',
  idle: number,
) {
  let most = 0
  const watching = setInterval(() => {
    most = Math.max(most, Math.round(process.memoryUsage().rss / 1_000_000))
  }, 50)
  const { data } = await souk.products.import({ query: { mode }, body })
  const begunAt = performance.now()
  let last = data
  for await (const transfer of souk.watchTransfer(data.id, { everyMs: 200 })) last = transfer
  const seconds = (performance.now() - begunAt) / 1_000
  clearInterval(watching)
  if (last.state !== 'finished' || last.counts.failed > 0) throw new Error(JSON.stringify(last))
  return { perSecond: Math.round(rows / seconds), grown: most - idle }
}
