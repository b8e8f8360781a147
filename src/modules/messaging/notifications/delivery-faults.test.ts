import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { describe, expect, inject, it } from 'vitest'
import { startEmbeddedValkey } from '#platform/embedded/valkey.ts'
import { cloneDatabase, eventually, startSouk } from '#test/harness.ts'
import { lineTo } from '#test/severable-line.ts'
import { mailsTo, newestNotification, openShop } from '#test/shop.ts'

describe('the mail of an order', () => {
  it('goes out once when PostgreSQL is away at the moment the server takes it', async () => {
    const databaseUrl = await cloneDatabase()
    const line = await lineTo(databaseUrl)
    const souk = await startSouk({ DATABASE_URL: line.url })
    const { customer, order } = await openShop(souk)
    souk.mailServer.beforeTaking(line.sever)
    await order()
    await eventually(() => mailsTo(souk, customer).length === 1)
    souk.mailServer.beforeTaking(() => {})
    // Long enough for many marks to fail and for a job that was given up to have come again.
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await line.restore()
    const sent = await eventually(async () => {
      const { body } = await customer.get('/notifications')
      return body.success && body.data[0].status === 'sent' && body.data[0]
    })
    expect(sent.attempts).toBe(1)
    expect(souk.mailServer.attempts()).toBe(1)
  })

  it('goes out when Redis is emptied while it waits for its next attempt, and no sooner twice', async () => {
    const souk = await startSouk()
    const { customer, order } = await openShop(souk)
    souk.mailServer.refuse(1)
    await order()
    await eventually(() => souk.mailServer.attempts() === 1)
    const redis = new Redis(inject('redisUrl'))
    const { redisPrefix } = souk.config
    await eventually(async () => {
      const keys = await redis.keys(`${redisPrefix}:{queue}:*`)
      return keys.length > 0 && redis.del(keys)
    })
    redis.disconnect()
    await eventually(() => mailsTo(souk, customer).length === 1)
    await eventually(async () => (await newestNotification(customer)).status === 'sent')
    expect((await newestNotification(customer)).attempts).toBe(2)
  })

  it('goes out when Redis dies with everything it held and comes back empty', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'souk-valkey-'))
    const first = await startEmbeddedValkey(directory)
    const line = await lineTo(first.url)
    const souk = await startSouk({ REDIS_URL: line.url })
    const { customer, order } = await openShop(souk)
    await line.sever()
    await order()
    await order()
    const redis = new Redis(first.url)
    await redis.flushall()
    redis.disconnect()
    await line.restore()
    await eventually(() => mailsTo(souk, customer).length === 2)
    await first.stop()
    rmSync(directory, { recursive: true, force: true })
    expect(souk.mailServer.attempts()).toBe(2)
  })
})
