import { Client } from 'pg'
import { expect, it } from 'vitest'
import { startSouk } from '#test/harness.ts'

it('reads a table by its index, however small it was when PostgreSQL planned for it', async () => {
  const souk = await startSouk()
  await souk.owner.query('ANALYZE orders')
  const client = new Client({ connectionString: souk.dependencies.applicationUrl })
  await client.connect()
  try {
    const { rows } = await client.query('EXPLAIN SELECT FROM orders WHERE user_id = 1 AND id = 1')
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('Index')
    expect(plan).not.toContain('Seq Scan')
    expect((await client.query('SHOW jit')).rows).toEqual([{ jit: 'off' }])
  } finally {
    await client.end()
  }
})
