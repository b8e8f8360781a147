import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { newProduct, newUser } from './client.ts'
import { startSouk } from './harness.ts'
import { ownedDatabase } from './owned-database.ts'

/** Each test has an owner of its own in the one cluster, and a database. */
describe('a database whose owner is no superuser', () => {
  it('serves the main job under roles of its own', async () => {
    const souk = await startSouk({ DATABASE_URL: await ownedDatabase() })
    const merchant = await newUser(souk, 'merchant')
    const { id } = await newProduct(merchant, { quantity: 2 })
    const placed = await merchant.post('/orders', { items: [{ product_id: id, quantity: 2 }] })
    expect(placed.status).toBe(201)
    const application = new Client({ connectionString: souk.dependencies.applicationUrl })
    await application.connect()
    const { rows } = await application.query('SELECT id FROM products')
    await application.end()
    expect(rows).toEqual([])
  })

  it('is prepared by several processes at once as if by one', async () => {
    const url = await ownedDatabase()
    const prepared = await Promise.all(Array.from({ length: 6 }, () => prepareDatabase(url)))
    expect(prepared.filter(({ migrated }) => migrated.length > 0)).toHaveLength(1)
    expect(new Set(prepared.map(({ applicationUrl }) => applicationUrl)).size).toBe(1)
  })
})
