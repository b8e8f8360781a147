/**
 * `node bench/stats.ts [orders]`: what GET /api/v1/stats costs PostgreSQL at 1,000,000 orders, for the operator and for
 * the busiest tenant, beside the same figures summed from the tables. The times are PostgreSQL's own, planning included,
 * as EXPLAIN (ANALYZE) tells them for each statement that is sent.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { foldChanges, getStats, StatsQuery } from '#modules/operations/stats/index.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { openDatabase, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { recordStatements, type Statement } from './recorded-statements.ts'
import { fillShops } from './stats.shops.ts'

const orders = Number(process.argv[2] ?? 1_000_000)
const goalMs = 20
const rounds = 7
const say = (line: string) => void process.stdout.write(`${line}\n`)

const live: Statement[] = [
  `SELECT count(*), count(*) FILTER (WHERE status IN ('pending', 'paid')), status,
    sum(total_price) FILTER (WHERE status NOT IN ('cancelled', 'refunded')),
    count(*) FILTER (WHERE created_at >= now() - interval '30 days') FROM orders GROUP BY status`,
  `SELECT utc_day(created_at), count(*), sum(total_price) FROM orders
    WHERE created_at >= now() - interval '30 days' GROUP BY 1 ORDER BY 1`,
  `SELECT item.product_id, sum(item.quantity) FROM order_items AS item JOIN orders ON orders.id = item.order_id
    WHERE orders.created_at >= date_trunc('month', now()) AND orders.status NOT IN ('cancelled', 'refunded')
    GROUP BY 1 ORDER BY 2 DESC LIMIT 8`,
  'SELECT count(*), count(*) FILTER (WHERE quantity = 0) FROM products WHERE deleted_at IS NULL',
  'SELECT id, quantity FROM products WHERE deleted_at IS NULL AND quantity <= 5 ORDER BY quantity, id LIMIT 10',
].map((text) => ({ text }))

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const postgres = await startEmbeddedPostgres(directory, ['fsync=off'])
const { applicationUrl, direct, platformRole, visitorRole } = await prepareDatabase(postgres.url)
const onError = () => {}
const database = openDatabase({
  applicationUrl,
  direct,
  platformRole,
  visitorRole,
  poolSize: 4,
  onError,
  outdating: (_changes, commit) => commit(true),
})
const application = new Client({ connectionString: applicationUrl })
await application.connect()

try {
  const busiest = await fillShops(postgres.url, orders, say)
  say(`${await foldChanges(database)} changes folded`)
  const movedMs = await moveToAnotherZone(busiest)
  say(`another time zone moved the busiest tenant's days in ${movedMs.toFixed(0)} ms`)
  say(`${await foldChanges(database)} changes folded`)
  await tidyUp()
  let worst = 0
  for (const by of ['day', 'month'] as const) {
    const query = StatsQuery.parse({ days: by === 'day' ? '30' : '365', by })
    const all = await statementsOf(() => withPlatform(database, (tx) => getStats(tx, query)))
    const own = await statementsOf(() => withTenant(database, busiest, (tx) => getStats(tx, query)))
    const [operator, tenant] = [await cost(all), await cost(own, busiest)]
    worst = Math.max(worst, operator, tenant)
    say(`by ${by.padEnd(6)} operator ${operator.toFixed(1)} ms, busiest tenant ${tenant.toFixed(1)} ms`)
  }
  say(
    `live sums operator ${(await cost(live)).toFixed(1)} ms, busiest tenant ${(await cost(live, busiest)).toFixed(1)} ms`,
  )
  say(`the worst is ${worst.toFixed(1)} ms (goal ${goalMs} ms)`)
  process.exitCode = worst < goalMs ? 0 : 1
} finally {
  await application.end()
  await database.close()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function moveToAnotherZone(userId: number): Promise<number> {
  const begunAt = performance.now()
  await withTenant(database, userId, (tx) =>
    tx.updateTable('shops').set({ time_zone: 'Asia/Kolkata' }).where('user_id', '=', userId).execute(),
  )
  return performance.now() - begunAt
}

/** As autovacuum does within a minute or so. */
async function tidyUp(): Promise<void> {
  const owner = new Client({ connectionString: postgres.url })
  await owner.connect()
  await owner.query('VACUUM ANALYZE')
  await owner.end()
}

async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const recording = recordStatements()
  await work()
  return recording.stop().filter(({ text }) => /^\s*(WITH|SELECT time_zone|select .* from "low_stock")/.test(text))
}

/** PostgreSQL's time for all of them, the middle of several rounds. */
async function cost(statements: Statement[], userId?: number): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await application.query('BEGIN')
    await application.query(
      userId === undefined ? `SET LOCAL ROLE "${platformRole}"` : `SELECT set_config('souk.tenant', '${userId}', true)`,
    )
    let sum = 0
    for (const { text, values } of statements) {
      const { rows } = await application.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values)
      const [plan] = rows[0]['QUERY PLAN']
      sum += plan['Planning Time'] + plan['Execution Time']
    }
    await application.query('COMMIT')
    times.push(sum)
  }
  return times.toSorted((one, other) => one - other)[rounds >> 1] ?? Number.NaN
}
