import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { withPlatform } from '#platform/database/transactions.ts'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { ended, importOf, table } from '#test/transfers.ts'
import { startTransfers } from './work-on-transfers.ts'

let souk: Souk
beforeAll(async () => {
  souk = await startSouk()
})

const many = (count: number) =>
  table('name,price,quantity,sku', ...Array.from({ length: count }, (_, at) => `Mug ${at},1.00,${at % 7},M-${at}`))
const begin = async (user: User, path: string, file: string): Promise<number> =>
  (await user.post(path, new Blob([file], { type: 'text/csv' }))).body.data.id
const countOf = async (user: User) => (await user.get('/products?per_page=1')).body.meta.total

/** Holds a product of the shop, so that an import that changes it waits. */
async function holdProduct(sku: string) {
  await souk.owner.query(`BEGIN; SET LOCAL ROLE "${souk.dependencies.database.platformRole}"`)
  await souk.owner.query('SELECT FROM products WHERE sku = $1 FOR UPDATE', [sku])
  return () => souk.owner.query('ROLLBACK')
}

async function halfWay(user: User, id: number) {
  return eventually(async () => {
    const { counts } = (await user.get(`/transfers/${id}`)).body.data
    return counts.processed >= 500 && counts
  })
}

describe('a transfer that is cancelled', () => {
  it('writes nothing from then on, and keeps what it had written', async () => {
    const user = await newUser(souk, 'merchant')
    await newProduct(user, { name: 'Held', sku: 'M-1700', quantity: 1 })
    const letGo = await holdProduct('M-1700')
    const id = await begin(user, '/products/import?mode=partial', many(3_000))
    await halfWay(user, id)
    const { status, body } = await user.post(`/transfers/${id}/cancellation`)
    expect([status, body.data.state]).toEqual([200, 'cancelled'])
    await letGo()
    const kept = await countOf(user)
    await delay(1_000)
    expect(await countOf(user)).toBe(kept)
    expect(kept).toBeLessThan(2_000)
    const { counts } = (await user.get(`/transfers/${id}`)).body.data
    expect([counts.processed, counts.created + 1]).toEqual([counts.created, kept])
    expect((await user.post(`/transfers/${id}/cancellation`)).status).toBe(409)
    const { rows } = await souk.owner.query(
      "SELECT count(*)::int AS announced FROM outbox WHERE user_id = $1 AND event = 'transfer.finished'",
      [user.id],
    )
    expect(rows).toEqual([{ announced: 1 }])
  })

  it('in `all` has written nothing at all', async () => {
    const user = await newUser(souk, 'merchant')
    await newProduct(user, { name: 'Held', sku: 'M-900', quantity: 1 })
    const letGo = await holdProduct('M-900')
    const id = await begin(user, '/products/import?mode=all', many(1_200))
    await eventually(async () => (await user.get(`/transfers/${id}`)).body.data.step === 'writing')
    expect((await user.post(`/transfers/${id}/cancellation`)).status).toBe(200)
    await letGo()
    await delay(1_000)
    expect(await countOf(user)).toBe(1)
  })
})

describe('a transfer whose worker is gone', () => {
  it('is taken up where the worker got to, and each record is written once', async () => {
    const user = await newUser(souk, 'merchant')
    await newProduct(user, { name: 'Held', sku: 'M-1700', quantity: 1 })
    const letGo = await holdProduct('M-1700')
    const id = await begin(user, '/products/import?mode=partial', many(3_000))
    await halfWay(user, id)
    // As a process that was killed leaves it, and the time that its lease lasts.
    await withPlatform(souk.dependencies.database, (tx) =>
      tx
        .updateTable('transfers')
        .set({ lease: crypto.randomUUID(), leased_until: new Date(Date.now() - 1_000) })
        .where('id', '=', id)
        .execute(),
    )
    await letGo()
    const transfer = await ended(user, id)
    expect(transfer).toMatchObject({
      state: 'finished',
      problems: [],
      counts: { total: 3_000, processed: 3_000, created: 2_999, updated: 1, unchanged: 0, failed: 0 },
    })
    expect(await countOf(user)).toBe(3_000)
    expect((await importOf(user, '/products/import', many(3_000))).counts.unchanged).toBe(3_000)
  })

  it('is given up after five tries that got nowhere, and says so', async () => {
    const user = await newUser(souk, 'merchant')
    const letGo = await holdProduct('none')
    await letGo()
    const { database } = souk.dependencies
    const id = await withPlatform(database, async (tx) => {
      const row = await tx
        .insertInto('transfers')
        .values({ user_id: user.id, kind: 'export', what: 'products', format: '{"type":"csv"}', tries: 5 })
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    })
    expect(await ended(user, id)).toMatchObject({ state: 'failed', error: expect.stringContaining('5 times') })
  })

  it('says that its file is gone, where it is', async () => {
    const user = await newUser(souk, 'merchant')
    const { database } = souk.dependencies
    const id = await withPlatform(database, async (tx) => {
      const file = await tx.insertInto('transfer_files').defaultValues().returning('id').executeTakeFirstOrThrow()
      const values = {
        user_id: user.id,
        kind: 'import',
        what: 'products',
        mode: 'all',
        format: '{"type":"csv"}',
        by_user_id: user.id,
      }
      const row = await tx
        .insertInto('transfers')
        .values({ ...values, file_id: file.id, file_parts: 1, file_bytes: 10 })
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    })
    expect(await ended(user, id)).toMatchObject({ state: 'failed', error: 'The file is not there any more.' })
  })

  it('ends with its process in order, and another one goes on', async () => {
    const user = await newUser(souk, 'merchant')
    const id = await begin(user, '/products/import?mode=partial', many(4_000))
    await halfWay(user, id)
    const onError = (error: Error) => expect.unreachable(error.message)
    const options = { ...souk.dependencies, pictures: { allowPrivate: false }, pollEveryMs: 50, onError }
    await startTransfers(options).stop()
    expect((await ended(user, id)).counts).toMatchObject({ created: 4_000 })
  })
})

it('keeps a shop from having more than five under way', async () => {
  const user = await newUser(souk, 'merchant')
  await newProduct(user, { name: 'Held', sku: 'M-0', quantity: 9 })
  const letGo = await holdProduct('M-0')
  const ids: number[] = []
  for (let at = 0; at < 5; at += 1) ids.push(await begin(user, '/products/import?mode=partial', many(2)))
  expect((await user.post('/exports', { what: 'products' })).status).toBe(409)
  expect((await user.post('/products/import', new Blob([many(1)], { type: 'text/csv' }))).status).toBe(409)
  await letGo()
  for (const id of ids) expect((await ended(user, id)).state).toBe('finished')
})
