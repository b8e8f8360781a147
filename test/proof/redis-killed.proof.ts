import { describe, expect, it } from 'vitest'
import { newProduct, newUser } from '../client.ts'
import { eventually, startSouk } from '../harness.ts'
import { startRedisProcess } from '../redis-process.ts'

const orders = 40

describe('a Redis server that gets SIGKILL and comes back empty', () => {
  it('takes no mail with it and has none sent twice: not those under way, nor queued, nor waiting, nor due again', async () => {
    const redis = await startRedisProcess()
    const souk = await startSouk({ REDIS_URL: redis.url })
    const { mailServer } = souk
    const merchant = await newUser(souk, 'merchant')
    const mug = await newProduct(merchant, { quantity: 1_000 })

    // The first few are refused and wait in Redis for their next attempt, the next ones hang in the middle of theirs.
    const killed = Promise.withResolvers<void>()
    mailServer.refuse(3)
    mailServer.beforeTaking(() => killed.promise)
    const placed = await Promise.all(
      Array.from({ length: orders }, () => merchant.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })),
    )
    expect(placed.map(({ status }) => status)).toEqual(placed.map(() => 201))
    await eventually(() => mailServer.attempts() > 6)
    expect(mailServer.received).toHaveLength(0)
    await redis.kill()
    killed.resolve()
    // Those that were under way are taken and marked without a Redis.
    await eventually(() => mailServer.received.length > 0)
    // Orders are taken meanwhile.
    const meanwhile = await merchant.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
    expect(meanwhile.status).toBe(201)
    await redis.start()

    const all = [...placed, meanwhile].map(({ body }) => {
      const { id, number } = body.data
      return `Souk: Your order #${id} (no. ${number}) for 19.99`
    })
    await eventually(() => mailServer.received.length >= all.length, 90_000)
    await eventually(async () => (await merchant.get('/notifications?status=sent')).body.meta.total === all.length)
    expect(mailServer.received.map(({ subject }) => subject).sort()).toEqual(all.sort())
    // The three refusals and each mail once.
    expect(mailServer.attempts()).toBe(all.length + 3)
  }, 150_000)
})
