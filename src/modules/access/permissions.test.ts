import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { cloneDatabase } from '#test/harness.ts'
import { covers, permissions } from './permissions.ts'

describe('permissions', () => {
  it('are the same in the code and in the database', async () => {
    const client = new Client({ connectionString: await cloneDatabase() })
    await client.connect()
    const { rows } = await client.query<{ name: string }>('SELECT name FROM permissions')
    await client.end()
    expect(rows.map(({ name }) => name).sort()).toEqual([...permissions].sort())
  })

  it('are covered by themselves, by their noun with a star and by the star alone', () => {
    expect(covers(['products.view'], 'products.view')).toBe(true)
    expect(covers(['products.*'], 'products.view')).toBe(true)
    expect(covers(['*'], 'products.view')).toBe(true)
    expect(covers(['products.view'], 'products.create')).toBe(false)
    expect(covers(['product.*', 'orders.*', 'products'], 'products.view')).toBe(false)
    expect(covers([], 'products.view')).toBe(false)
  })
})
