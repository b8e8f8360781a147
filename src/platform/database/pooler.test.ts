import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser } from '#test/client.ts'
import { type ForgetfulLine, forgetfulLineTo } from '#test/forgetful-line.ts'
import { cloneDatabase, eventually, startSouk } from '#test/harness.ts'
import { lineTo } from '#test/severable-line.ts'
import { examineLines } from './pooler.ts'
import { prepareDatabase } from './prepare.ts'
import { withPlatform } from './transactions.ts'

describe('a database behind a pooler', () => {
  let direct: string
  let pooler: ForgetfulLine

  beforeAll(async () => {
    direct = await cloneDatabase()
    pooler = await forgetfulLineTo(direct)
  })
  afterAll(() => pooler.stop())

  it('is refused when nothing leads past one that keeps no sessions', async () => {
    await expect(prepareDatabase(pooler.url)).rejects.toThrow(
      'DATABASE_URL leads through a pooler that keeps no session beyond a transaction, where LISTEN hears nothing. Give DATABASE_DIRECT_URL beside it, which leads to PostgreSQL itself.',
    )
    await expect(prepareDatabase(pooler.url, direct)).rejects.toThrow(/^DATABASE_DIRECT_URL leads through a pooler/)
  })

  it('is refused when the two ways end in different databases', async () => {
    const elsewhere = await forgetfulLineTo(await cloneDatabase())
    await expect(prepareDatabase(direct, elsewhere.url)).rejects.toThrow('lead to different databases')
    await elsewhere.stop()
  })

  it('is refused when the way logs in as somebody else, such as the owner', async () => {
    const { tenantRole, sessionUrl } = await prepareDatabase(direct)
    const lines = { tenantRole, sessionUrl, applicationUrl: pooler.url, variable: 'DATABASE_DIRECT_URL' }
    await expect(examineLines(lines)).rejects.toThrow(
      `logs in as ${tenantRole}, but is ${new URL(direct).username} at PostgreSQL`,
    )
  })

  it('serves what was used often without preparing it, and hears what is notified past it', async () => {
    const souk = await startSouk({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: direct })
    const user = await newUser(souk, 'merchant')
    const { id } = await newProduct(user, { quantity: 100 })
    for (let at = 0; at < 15; at += 1) {
      expect((await user.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
    }
    const prepared = await withPlatform(souk.dependencies.database, (tx) =>
      sql`SELECT name FROM pg_prepared_statements WHERE name <> ''`.execute(tx),
    )
    expect(prepared.rows).toEqual([])
    await eventually(async () => (await user.get('/events')).body.data.length >= 15)
  })

  it('needs no other way past one that keeps sessions, and prepares nothing there', async () => {
    const keeping = await forgetfulLineTo(direct, { hears: true })
    expect(await prepareDatabase(keeping.url)).toMatchObject({ direct: false })
    await keeping.stop()
  })

  it('is known from a mere line, over which statements are prepared', async () => {
    const line = await lineTo(direct)
    expect(await prepareDatabase(line.url)).toMatchObject({ direct: true })
    await line.sever()
  })

  it('limits how long a statement may take, and how long a transaction may idle, by either way', async () => {
    for (const through of [direct, pooler.url]) {
      const souk = await startSouk({ DATABASE_URL: through, DATABASE_DIRECT_URL: direct })
      const { rows } = await withPlatform(souk.dependencies.database, (tx) =>
        sql`SELECT current_setting('statement_timeout') AS statement,
              current_setting('idle_in_transaction_session_timeout') AS idle`.execute(tx),
      )
      expect(rows).toEqual([{ statement: '15s', idle: '30s' }])
    }
  })
})
