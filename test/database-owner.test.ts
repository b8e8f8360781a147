import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { newProduct, newUser } from './client.ts'
import { startSouk } from './harness.ts'

/** Two owners in one cluster, neither a superuser, each with a database of its own. */
describe('a database whose owner is no superuser', () => {
  let superuser: Client
  const urls: string[] = []

  beforeAll(async () => {
    superuser = new Client({ connectionString: inject('postgresUrl') })
    await superuser.connect()
    for (const name of ['one', 'two'].map((suffix) => `owner_${suffix}_${randomUUID().slice(0, 8)}`)) {
      await superuser.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'p%40ss'`)
      await superuser.query(`CREATE DATABASE ${name} OWNER ${name}`)
      const url = new URL(inject('postgresUrl'))
      url.username = name
      url.password = encodeURIComponent('p%40ss')
      url.pathname = name
      urls.push(url.href)
    }
  })

  afterAll(() => superuser.end())

  it('serves the main job under roles of its own', async () => {
    const souk = await startSouk({ DATABASE_URL: urls[0] as string })
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
    const prepared = await Promise.all(Array.from({ length: 6 }, () => prepareDatabase(urls[1] as string)))
    expect(prepared.filter(({ migrated }) => migrated.length > 0)).toHaveLength(1)
    expect(new Set(prepared.map(({ applicationUrl }) => applicationUrl)).size).toBe(1)
  })
})
