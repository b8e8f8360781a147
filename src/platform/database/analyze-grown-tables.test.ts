import { expect, it } from 'vitest'
import { newUser } from '#test/client.ts'
import { startSouk } from '#test/harness.ts'
import { analyzeGrownTables } from './analyze-grown-tables.ts'

it('has PostgreSQL analyze a table that has grown, and leaves the others alone', async () => {
  const souk = await startSouk()
  const user = await newUser(souk)
  await souk.owner.query('ANALYZE orders')
  await souk.owner.query(
    `INSERT INTO orders (user_id, number, status, total_price)
     SELECT $1, number, 'pending', 1 FROM generate_series(1, 5000) AS number`,
    [user.id],
  )
  const known = async () => {
    const { rows } = await souk.owner.query(
      "SELECT relname, reltuples::int FROM pg_class WHERE oid IN ('orders'::regclass, 'roles'::regclass) ORDER BY 1",
    )
    return Object.fromEntries(rows.map(({ relname, reltuples }) => [relname, reltuples]))
  }
  const { roles } = await known()
  await analyzeGrownTables(souk.dependencies.database)
  expect(await known()).toEqual({ orders: 5000, roles })
})
