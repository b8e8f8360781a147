/**
 * `npm run bench lists [samples] [products]`: what lists cost PostgreSQL at a million products and a million orders, planning
 * and execution together, for a shop of 300,000, one of 1,000 and the operator, who sees all. Each statement is the one that
 * the app sends, in the same scope and with the same settings. It fails on a sequential scan of the list's table, and where
 * a 95th percentile is over its goal.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { productList } from '#modules/catalogue/products/index.ts'
import { orderList } from '#modules/sales/orders/index.ts'
import { readAs } from '#platform/database/transactions.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { type AnyList, type ListQuery, queryOf } from '#platform/lists/list.ts'
import { listStatement } from '#platform/lists/statement.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { fill, words } from './lists.fill.ts'

const samples = Number(process.argv[2] ?? 20)
const products = Number(process.argv[3] ?? 1_000_000)
/** Without a text, and with one. */
const goalsMs = { plain: 5, search: 50 }
const say = (line: string) => void process.stdout.write(`${line}\n`)

const between = (low: number, high: number) => low + Math.floor(Math.random() * (high - low))
const oneOf = <T>(list: readonly T[]): T => list[between(0, list.length)] as T
const prices = (low: number, width: number) => ({ min_price: `${low}`, max_price: `${low + width}` })
const totals = (low: number, width: number) => ({ min_total: `${low}`, max_total: `${low + width}` })

type Asked = [name: string, query: () => Record<string, string>]
const sortsOf = (list: AnyList) => Object.keys(list.sorts).flatMap((column) => [column, `-${column}`])
const inAnyOrder = (list: AnyList, query: () => Record<string, string>) => () => ({
  ...query(),
  sort: oneOf(sortsOf(list)),
})
const every = (list: AnyList, asked: Asked[]): Asked[] => [
  ...sortsOf(list).map((sort): Asked => [`sort=${sort}`, () => ({ sort })]),
  ['two columns', () => ({ sort: `${oneOf(sortsOf(list))},${oneOf(sortsOf(list))}` })],
  ...asked.map(([name, query]): Asked => [name, inAnyOrder(list, query)]),
]

const lists: [name: string, list: AnyList, asked: Asked[]][] = [
  [
    'products',
    productList,
    every(productList, [
      ['page 400', () => ({ page: '400' })],
      ['in stock', () => ({ in_stock: 'true' })],
      ['sold out', () => ({ in_stock: 'false' })],
      ['a narrow range of prices', () => prices(between(1, 300), 1)],
      ['a wide range of prices', () => prices(between(1, 100), 100)],
      ['prices and stock', () => ({ ...prices(between(1, 100), 50), in_stock: 'true' })],
      ['search: a word', () => ({ search: oneOf(words.thing) })],
      ['search: two words', () => ({ search: `${oneOf(words.colour)} ${oneOf(words.material)}` })],
      [
        'search: a whole name',
        () => ({ search: `${oneOf(words.material)} ${oneOf(words.thing)} ${between(1, 999_999)}` }),
      ],
      ['search: five digits', () => ({ search: `${between(10_000, 99_999)}` })],
      ['search: in no name', () => ({ search: `zzz${between(1, 999)}` })],
      ['search: two letters', () => ({ search: oneOf(words.thing).slice(0, 2) })],
      ['search and prices', () => ({ search: oneOf(words.thing), ...prices(between(1, 100), 50) })],
    ]),
  ],
  [
    'orders',
    orderList,
    every(orderList, [
      ['page 400', () => ({ page: '400' })],
      ['pending', () => ({ status: 'pending' })],
      ['delivered', () => ({ status: 'delivered' })],
      ['one week', () => ({ created_from: '2025-03-03', created_before: '2025-03-10' })],
      ['a narrow range of totals', () => totals(between(10, 490), 1)],
      ['a wide range of totals', () => totals(between(1, 100), 390)],
      ['a number', () => ({ search: `#${between(1, 900)}` })],
      ['an address', () => ({ search: `shop-${between(10, 999)}@` })],
    ]),
  ],
]

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const postgres = await startEmbeddedPostgres(join(directory, 'database'), ['shared_buffers=1GB'])
const config = readConfig({ DATA_DIR: directory, DATABASE_URL: postgres.url })
const dependencies = await openDependencies(config, createLogger('silent'))
const { database } = dependencies
try {
  const ofTheFirst = Math.round(products * 0.3)
  const [large, small] = await fill(postgres.url, { products, ofTheFirst, orders: products, shops: 1_000 })
  const misses: string[] = []
  for (const [who, scope] of [
    [`a shop of ${ofTheFirst} products and ${products / 10} orders`, large],
    ['a shop of 1,000 products', small],
    ['the operator', 'all'],
  ] as const) {
    say(`\n${who}\n${''.padEnd(38)} p50 ms  p95 ms`)
    for (const [name, list, asked] of lists) {
      for (const [what, query] of asked) {
        const label = `${name}, ${what}`
        const times = await measure(list, query, scope, (scan) => misses.push(`${who}, ${label}: ${scan}`))
        const [p50, p95] = [0.5, 0.95].map((part) => times[Math.ceil(times.length * part) - 1] ?? 0) as [number, number]
        say(`${label.padEnd(38)} ${p50.toFixed(1).padStart(6)}  ${p95.toFixed(1).padStart(6)}`)
        if (p95 > goalsMs[what.startsWith('search') ? 'search' : 'plain'])
          misses.push(`${who}, ${label}: ${p95.toFixed(1)} ms`)
      }
    }
  }
  say(`\n${misses.length === 0 ? 'every 95th percentile is within its goal' : misses.join('\n')}`)
  process.exitCode = misses.length === 0 ? 0 : 1
} finally {
  await dependencies.close()
  await postgres.stop()
  rmSync(directory, { recursive: true, force: true })
}

/** PostgreSQL's time for each of the samples, in order, each with values of its own. */
async function measure(
  list: AnyList,
  query: () => Record<string, string>,
  scope: number | 'all',
  onScan: (scan: string) => void,
): Promise<number[]> {
  const times: number[] = []
  for (let sample = 0; sample < samples; sample += 1) {
    const { text, values } = listStatement(list, queryOf(list).parse(query()) as unknown as ListQuery, scope)
    const [explained] = await readAs(
      database,
      scope,
      {
        text: `EXPLAIN (ANALYZE, TIMING off, FORMAT json) ${text}`,
        values,
      },
      'for its values',
    )
    const [plan] = (explained as { 'QUERY PLAN': [Record<string, unknown>] })['QUERY PLAN']
    times.push(Number(plan['Planning Time']) + Number(plan['Execution Time']))
    const scan = JSON.stringify(plan).match(/"Seq Scan"[^}]*?"Relation Name":"(products|orders|order_items)"/)
    if (scan !== null) onScan(`a sequential scan of ${scan[1]}`)
  }
  return times.toSorted((one, other) => one - other)
}
