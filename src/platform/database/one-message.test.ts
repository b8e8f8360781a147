import { CompiledQuery } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from '#test/client.ts'
import { cloneDatabase, eventually, type Souk, startSouk } from '#test/harness.ts'
import { lineTo, type SeverableLine } from '#test/severable-line.ts'
import { asTenant } from './transactions.ts'

describe('a transaction of one message', () => {
  let souk: Souk
  let line: SeverableLine
  let user: User

  beforeAll(async () => {
    line = await lineTo(await cloneDatabase())
    souk = await startSouk({ DATABASE_URL: line.url })
    user = await newUser(souk)
  })

  const ask = <Row>(text: string) =>
    asTenant(souk.dependencies.database, user.id, CompiledQuery.raw(text) as CompiledQuery<Row>, [])
  const prefer = (where: string) =>
    ask(`INSERT INTO notification_preferences (user_id, order_status_mails) SELECT ${user.id}, true WHERE ${where}`)
  const preferences = async () =>
    (await souk.owner.query('SELECT FROM notification_preferences WHERE user_id = $1', [user.id])).rowCount

  it('keeps nothing when its statement fails, and the next one is none the worse', async () => {
    await expect(prefer('1 / (SELECT count(*) FROM products WHERE false) > 0')).rejects.toThrow('division by zero')
    expect(await preferences()).toBe(0)
    await prefer(`current_tenant() = ${user.id}`)
    expect(await preferences()).toBe(1)
  })

  it('is rejected when the connection breaks under way, and the next one gets another', async () => {
    const waiting = ask('SELECT pg_sleep(5)')
    const sleeps = "SELECT FROM pg_stat_activity WHERE query LIKE '%pg_sleep(5)' AND wait_event = 'PgSleep'"
    await eventually(async () => (await souk.owner.query(sleeps)).rowCount)
    await line.sever()
    await expect(waiting).rejects.toThrow()
    await line.restore()
    // The pool may not have noticed yet that its idle connections are broken as well.
    expect(await eventually(() => ask('SELECT 1 AS one').catch(() => undefined))).toEqual([{ one: 1 }])
  })
})
