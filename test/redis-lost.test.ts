import { beforeAll, describe, expect, inject, it } from 'vitest'
import { clientOf, newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { lineTo, type SeverableLine } from './severable-line.ts'

describe('while Redis is away', () => {
  let souk: Souk
  let line: SeverableLine
  let merchant: User

  beforeAll(async () => {
    line = await lineTo(inject('redisUrl'))
    souk = await startSouk({ REDIS_URL: line.url, RATE_LIMIT_PER_MINUTE: '60' })
    merchant = await newUser(souk, 'merchant')
  })

  it('takes orders, limits requests within each process, and sends the mails when it is back', async () => {
    const { id } = await newProduct(merchant, { quantity: 5 })
    await line.sever()
    const placed = await merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    expect(placed.status).toBe(201)
    const statuses = []
    for (let turn = 0; turn < 70; turn += 1) statuses.push((await merchant.get('/me')).status)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect(statuses.filter((status) => status !== 429).every((status) => status === 200)).toBe(true)
    expect(await (await fetch(`${souk.origin}/health/ready`)).json()).toMatchObject({
      checks: { redis: 'unavailable' },
    })
    expect(souk.mailServer.received).toHaveLength(0)
    await line.restore()
    // The sweeper looks every 15 s for what has been quiet for 30 s.
    await eventually(() => souk.mailServer.received.length === 1, 60_000)
  }, 90_000)

  it('answers everything when Redis hangs instead, and sends the mails when it is itself again', async () => {
    const other = await newUser(souk, 'merchant')
    const { id } = await newProduct(other, { quantity: 5 })
    const mailsBefore = souk.mailServer.received.length
    line.hang()
    const statuses = [
      await other.get('/products'),
      await other.get('/orders'),
      await clientOf(souk).post('/login', { email: other.email, password: 'wrong' }),
      await other.post('/orders', { items: [{ product_id: id, quantity: 1 }] }),
      await other.post('/orders', { items: [{ product_id: id, quantity: 9 }] }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 401, 201, 422])
    await line.restore()
    await eventually(() => souk.mailServer.received.length === mailsBefore + 1, 60_000)
  }, 90_000)
})
