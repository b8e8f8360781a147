import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CompiledQuery, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { asTenant, type Database, openDatabase, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { newProduct, newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** What would give a session a role or a tenant for longer than a transaction. */
const widening = /\bSET\s+(SESSION\s+)?ROLE\b|SESSION\s+AUTHORIZATION|set_config\([^()]*,\s*false\s*\)/i

it('no source and no migration widens a scope for longer than a transaction', () => {
  const files = ['src', 'migrations'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${root}${folder}/${name}`),
  )
  const product = files.filter((name) => /\.(ts|sql)$/.test(name) && !name.endsWith('.test.ts'))
  expect(product.length).toBeGreaterThan(200)
  expect(product.filter((name) => widening.test(readFileSync(name, 'utf8')))).toEqual([])
})

describe('a role that somebody left on the connection', () => {
  let souk: Souk
  let user: User
  let database: Database

  beforeAll(async () => {
    souk = await startSouk()
    user = await newUser(souk, 'merchant')
    await newProduct(user)
    await newProduct(await newUser(souk, 'merchant'))
    const { applicationUrl } = souk.dependencies
    const { platformRole, visitorRole } = souk.dependencies.database
    const rest = {
      direct: true,
      onError: () => {},
      outdating: <T>(_changes: unknown, commit: (told: boolean) => Promise<T>) => commit(true),
    }
    database = openDatabase({ applicationUrl, platformRole, visitorRole, poolSize: 1, ...rest })
    await withPlatform(database, (tx) => sql`SELECT set_config('role', ${platformRole}, false)`.execute(tx))
    return database.close
  })

  const owners = 'SELECT DISTINCT user_id FROM products'
  it.each<[string, () => Promise<unknown[]>]>([
    ['any transaction', () => withTenant(database, user.id, async (tx) => (await sql.raw(owners).execute(tx)).rows)],
    [
      'one that reads',
      () => withTenant(database, user.id, async (tx) => (await sql.raw(owners).execute(tx)).rows, 'reading'),
    ],
    ['one of one message', () => asTenant(database, user.id, CompiledQuery.raw(owners), [])],
  ])("shows a tenant nobody else's rows: %s", async (_kind, ask) => {
    expect(await ask()).toEqual([{ user_id: user.id }])
  })
})
