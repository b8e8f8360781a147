import { CompiledQuery, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import type { Outdating } from '../cache/outdating.ts'
import type { Change } from '../cache/scope.ts'
import { asTenant, type Database, openDatabase, withPlatform, withTenant } from './transactions.ts'

describe('what a transaction makes old', () => {
  let souk: Souk
  let user: User
  let productId: number
  let database: Database
  /** What was heard, and whether Redis knows of it. */
  let heard: Change[][]
  let marked = true

  beforeAll(async () => {
    souk = await startSouk()
    user = await newUser(souk)
    productId = (await newProduct(await newUser(souk, 'admin'), { user_id: user.id, quantity: 100 })).id
    await souk.dependencies.cache.close()
    const outdating: Outdating = (changes, commit) => {
      if (changes.length > 0) heard.push([...changes])
      return commit(marked)
    }
    const { applicationUrl } = souk.dependencies
    const { platformRole, visitorRole } = souk.dependencies.database
    database = openDatabase({
      applicationUrl,
      direct: true,
      platformRole,
      visitorRole,
      poolSize: 1,
      onError: () => {},
      outdating,
    })
    return () => database.close()
  })

  const change = 'UPDATE products SET quantity = quantity - 1'
  const rows = async () => {
    const text = 'DELETE FROM cache_invalidations RETURNING user_id::int, topic'
    return (await souk.owner.query(text)).rows
  }
  const products = () => ({ user_id: user.id, topic: 'products' })
  const changes = {
    'by many statements of a tenant': () =>
      withTenant(database, user.id, async (tx) => {
        await tx.executeQuery(CompiledQuery.raw(change))
        await tx.executeQuery(CompiledQuery.raw(change))
      }),
    'by the platform': () => withPlatform(database, (tx) => sql.raw(`${change} WHERE id = ${productId}`).execute(tx)),
    'by one message': () => asTenant(database, user.id, CompiledQuery.raw(change), ['products']),
    'by one message whose sender did not say so': () => asTenant(database, user.id, CompiledQuery.raw(change), []),
  }

  it.each(Object.entries(changes))('is known before the commit, or at least before the answer: %s', async (_, make) => {
    ;[heard, marked] = [[], true]
    await make()
    expect(heard).toEqual([[products()]])
    expect(await rows()).toEqual([])
  })

  it.each(Object.entries(changes).slice(0, 3))('is written down where Redis is not marked: %s', async (_, make) => {
    ;[heard, marked] = [[], false]
    await make()
    expect(heard).toEqual([[products()]])
    expect(await rows()).toEqual([products()])
  })

  it('is heard beside what the sender of one message named', async () => {
    ;[heard, marked] = [[], true]
    await asTenant(database, user.id, CompiledQuery.raw(change), ['access'])
    expect(heard).toEqual([[{ user_id: user.id, topic: 'access' }], [products()]])
  })

  it('is nothing after a transaction that was rolled back, or that changed nothing', async () => {
    ;[heard, marked] = [[], true]
    const failing = withTenant(database, user.id, async (tx) => {
      await tx.executeQuery(CompiledQuery.raw(change))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await withTenant(database, user.id, (tx) => tx.executeQuery(CompiledQuery.raw('SELECT 1')))
    expect(heard).toEqual([])
    expect(await rows()).toEqual([])
  })

  it('is written down for changes by hand', async () => {
    await souk.owner.query(`${change} WHERE id = $1`, [productId])
    expect(await rows()).toEqual([products()])
  })
})
