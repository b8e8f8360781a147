import { randomBytes } from 'node:crypto'
import { atTheStart, hashPassword } from '#modules/identity/accounts/index.ts'
import { declareCommand } from '#platform/command-line/command.ts'
import { flag, wholeNumber } from '#platform/command-line/parameters.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { fillShop } from './fill-shop.ts'
import { openShops, seededEmail } from './open-shops.ts'

interface Needs {
  database: Database
  config: { demo: boolean }
}

const shopsAtOnce = 500
/** Each waits for PostgreSQL, which works on as many at the same time. */
const besideEachOther = 4
const progressEveryMs = 1_000

export const seedCommand = declareCommand({
  options: {
    shops: { about: 'how many', value: 'N', schema: wholeNumber({ min: 1, max: 1_000_000 }).default(10) },
    products: { about: 'of each shop', value: 'N', schema: wholeNumber({ min: 0, max: 1_000_000 }).default(20) },
    orders: {
      about: 'of each shop, over the last year',
      value: 'N',
      schema: wholeNumber({ min: 0, max: 1_000_000 }).default(50),
    },
    yes: { about: 'also where this is no demo', schema: flag },
  },
  async run({ database, config }: Needs, { shops, products, orders, yes }, say) {
    if (!config.demo && !yes)
      throw new Error('These shops are made up, and this is no demo: say --yes to write them here.')
    if (orders > 0 && products === 0) throw new Error('An order has a product: say --products as well.')
    const begunAt = performance.now()
    const [password, run] = [randomBytes(12).toString('base64url'), randomBytes(3).toString('hex')]
    const passwordHash = await hashPassword(password, atTheStart)
    const progress = showProgress(shops, say)
    const made: number[] = []
    let rows = 0
    while (made.length < shops) {
      const count = Math.min(shopsAtOnce, shops - made.length)
      const ids = await withPlatform(database, (tx) =>
        openShops(tx, { count, from: made.length + 1, run, passwordHash }),
      )
      made.push(...ids)
      const waiting = ids.map((userId, at) => ({ userId, email: seededEmail(run, made.length - count + at + 1) }))
      const work = async () => {
        for (let owner = waiting.shift(); owner !== undefined; owner = waiting.shift()) {
          const written = await fillShop(database, { ...owner, products, orders })
          rows += written
          progress(made.length - waiting.length, rows)
        }
      }
      await Promise.all(Array.from({ length: besideEachOther }, work))
    }
    const seconds = (performance.now() - begunAt) / 1_000
    say(`${shops} shops with ${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} a second.`)
    const [first, last] = [seededEmail(run, 1), seededEmail(run, shops)]
    say(`Their owners are ${first} to ${last}, with the password ${password}.`)
    return { done: true, result: { shops, rows, seconds, first, last, password } }
  },
})

/** A line each second; over each other where somebody looks on. */
function showProgress(shops: number, say: (line: string) => void): (done: number, rows: number) => void {
  let shownAt = performance.now()
  return (done, rows) => {
    if (performance.now() - shownAt < progressEveryMs) return
    shownAt = performance.now()
    const part = Math.min(1, done / shops)
    say(`[${'#'.repeat(Math.round(part * 30)).padEnd(30, '.')}] ${Math.floor(part * 100)} %, ${rows} rows`)
  }
}
