import { Client } from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { newProduct, newUser, type User } from '../client.ts'
import { cloneDatabase, type Souk, startSouk } from '../harness.ts'

const throughPooler = (direct: string, path = new URL(direct).pathname) =>
  Object.assign(new URL(inject('poolerUrl') as string), { pathname: path }).href

describe('the start looks at what PgBouncer does', () => {
  it('and refuses one that keeps no sessions when nothing leads past it', async () => {
    const direct = await cloneDatabase()
    await expect(prepareDatabase(throughPooler(direct))).rejects.toThrow(/^DATABASE_URL leads through a pooler/)
    await expect(prepareDatabase(throughPooler(direct), direct)).rejects.toThrow(/^DATABASE_DIRECT_URL leads through/)
  })

  it('and refuses one that leads elsewhere', async () => {
    const direct = await cloneDatabase()
    const elsewhere = throughPooler(await cloneDatabase())
    await expect(prepareDatabase(direct, elsewhere)).rejects.toThrow('different databases')
  })

  it('and takes one that keeps sessions by itself', async () => {
    const direct = await cloneDatabase()
    expect(await prepareDatabase(throughPooler(direct, 'in_sessions'))).toMatchObject({ direct: false })
  })
})

describe('what others leave on connections of PgBouncer', () => {
  let souk: Souk
  let user: User
  let stranger: { id: number }

  beforeAll(async () => {
    souk = await startSouk()
    user = await newUser(souk, 'merchant')
    stranger = await newProduct(await newUser(souk, 'merchant'))
  })

  /** Holds each connection to PostgreSQL that the application has, and answers what it is. */
  async function onEachConnection(text: string): Promise<unknown[]> {
    const clients = Array.from({ length: 4 }, () => new Client({ connectionString: souk.dependencies.applicationUrl }))
    await Promise.all(clients.map((client) => client.connect()))
    const held = await Promise.all(
      clients.map(async (client) => {
        await client.query('BEGIN')
        return (await client.query(text)).rows[0]
      }),
    )
    await Promise.all(clients.map((client) => client.query('COMMIT')))
    await Promise.all(clients.map((client) => client.end()))
    return held
  }
  const look = 'SELECT current_user = session_user AS plain, pg_backend_pid() AS pid'

  it('is nothing, after all kinds of work', async () => {
    const { id } = await newProduct(user)
    expect((await user.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
    const operator = await newUser(souk, 'admin')
    expect((await operator.get('/orders')).status).toBe(200)
    const held = (await onEachConnection(look)) as { plain: boolean; pid: number }[]
    expect(new Set(held.map(({ pid }) => pid)).size).toBe(4)
    expect(held.filter(({ plain }) => !plain)).toEqual([])
  })

  it('shows a tenant nothing, be it the role of the platform', async () => {
    const { platformRole } = souk.dependencies.database
    await onEachConnection(`SELECT set_config('role', '${platformRole}', false)`)
    expect(await onEachConnection(look)).not.toContainEqual(expect.objectContaining({ plain: true }))
    for (let at = 0; at < 10; at += 1) {
      expect((await user.get(`/products/${stranger.id}`)).status).toBe(404)
      const { body } = await user.get(`/notifications?per_page=${20 + at}`)
      expect(new Set(body.data.map((row: { user_id: number }) => row.user_id)).size).toBeLessThanOrEqual(1)
    }
  })
})
