import { randomUUID } from 'node:crypto'
import { expect, inject, it } from 'vitest'
import { newProduct, newUser } from '#test/client.ts'
import { cloneDatabase, startSouk } from '#test/harness.ts'
import { connectRedis, requestOptions } from '../redis/connect.ts'
import { openPatience } from '../redis/patience.ts'
import { keepLastWrites } from './last-writes.ts'

// What a real standby does is in test/proof/replica.proof.ts.
it.each([
  ['is no standby', (url: string) => url],
  ['is away', () => 'postgres://souk:souk@127.0.0.1:1/souk'],
])('a replica that %s is passed over, and nobody sees an error', async (_name, replicaOf) => {
  const url = await cloneDatabase()
  const souk = await startSouk({ DATABASE_URL: url, DATABASE_DIRECT_URL: url, DATABASE_REPLICA_URL: replicaOf(url) })
  const shop = await newUser(souk, 'merchant')
  const { id } = await newProduct(shop, { quantity: 10 })
  for (let total = 1; total <= 3; total += 1) {
    const { body } = await shop.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    const { body: listed } = await shop.get('/orders')
    expect([listed.data[0].id, listed.meta.total]).toEqual([body.data.id, total])
    expect((await shop.get('/stats')).body.data.figures.orders.total).toBe(total)
  }
  expect(souk.dependencies.database.replicaReads()).toEqual({ answered: 0, passedOn: 6 })
})

it('knows the furthest write of each user, in whichever order they were noted, and says when it knows of none', async () => {
  const redis = await connectRedis(inject('redisUrl'), requestOptions, () => {})
  const patience = openPatience({ patienceMs: 2_000, restMs: 0 })
  const writes = keepLastWrites({ redis, prefix: `test-${randomUUID()}`, patience })
  await writes.note([1, 2], 3_000_000_000_000_001)
  await writes.note([1], 7)
  expect(await writes.of([1])).toBe(3_000_000_000_000_001)
  await writes.note([2], 3_000_000_000_000_002)
  expect(await writes.of([1, 2])).toBe(3_000_000_000_000_002)
  expect(await writes.of([1, 3])).toBeUndefined()
  redis.disconnect()
  await expect(writes.of([1])).rejects.toThrow()
})
