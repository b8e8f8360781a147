import { Redis } from 'ioredis'
import { describe, expect, inject, it } from 'vitest'
import { eventually, startSouk } from '#test/harness.ts'
import { mailsTo, newestNotification, openShop } from '#test/shop.ts'

/** Seconds before the second and the third attempt, and how long a server refuses who would be heard between the two. */
const backoff = { MAIL_BACKOFF: '2,4' }
const greylistedMs = 5_500

describe('a mail server that greylists', () => {
  it('is outlived: every mail arrives by its third attempt, however many failed together', async () => {
    const souk = await startSouk(backoff)
    const { mailServer } = souk
    const shops = [await openShop(souk), await openShop(souk)]
    // More than a shop may have on the queue at once: those that wait for their next attempt keep no place.
    const perShop = 30
    mailServer.greylist(greylistedMs)
    await Promise.all(shops.flatMap(({ order }) => Array.from({ length: perShop }, order)))
    await eventually(() => mailServer.received.length === perShop * shops.length, 60_000)
    const statuses = () =>
      souk.owner.query('SELECT status, attempts, failed_attempts FROM notification_deliveries').then(({ rows }) => rows)
    const sent = await eventually(async () => {
      const rows = await statuses()
      return rows.every(({ status }) => status === 'sent') && rows
    })
    expect(sent).toHaveLength(perShop * shops.length)
    expect(sent.some(({ attempts }) => attempts > 1)).toBe(true)
    for (const { attempts, failed_attempts: failed } of sent) {
      expect(attempts).toBeLessThanOrEqual(3)
      if (failed.length < 2) continue
      expect(Date.parse(failed[1].at) - Date.parse(failed[0].at)).toBeGreaterThanOrEqual(2_000)
    }
  })

  it('is not asked sooner because Redis was emptied, and the page says when it is asked again', async () => {
    const souk = await startSouk({ MAIL_BACKOFF: '4,5' })
    const { admin, customer, order } = await openShop(souk)
    souk.mailServer.refuse(1)
    await order()
    const waiting = await eventually(async () => {
      const mail = await newestNotification(customer)
      return mail?.next_attempt_at && mail
    })
    expect(waiting).toMatchObject({ status: 'pending', attempts: 1, failure: 'temporary_refusal' })
    const [queue] = (await admin.get('/queues')).body.data
    expect(queue).toMatchObject({ waiting: 1, queued: 0, failed: 0, next_attempt_at: waiting.next_attempt_at })
    const redis = new Redis(inject('redisUrl'))
    const keys = await redis.keys(`${souk.config.redisPrefix}:{queue}:*`)
    await redis.del(keys)
    redis.disconnect()
    await eventually(() => mailsTo(souk, customer).length === 1)
    const rows = await eventually(async () => {
      const { rows } = await souk.owner.query('SELECT sent_at, attempts, failed_attempts FROM notification_deliveries')
      return rows[0].sent_at !== null && rows
    })
    expect(rows).toMatchObject([{ attempts: 2 }])
    expect(rows[0].sent_at.getTime()).toBeGreaterThanOrEqual(Date.parse(waiting.next_attempt_at))
    expect(Date.parse(waiting.next_attempt_at) - Date.parse(rows[0].failed_attempts[0].at)).toBeGreaterThanOrEqual(
      4_000,
    )
    expect((await newestNotification(customer)).next_attempt_at).toBeNull()
    expect(souk.mailServer.attempts()).toBe(2)
  })
})
