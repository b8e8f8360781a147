import { beforeAll, describe, expect, it } from 'vitest'
import { pruneHistory } from '#souk/housekeeping.ts'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

describe('what is older than the history reaches', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk({ HISTORY_DAYS: '30' })
    admin = await newUser(souk, 'admin')
  })

  const prune = () => pruneHistory(souk.config, souk.dependencies)

  /** A user with an order whose mail has ended as `status`. */
  async function ordered(status = 'sent'): Promise<{ user: User; order: () => Promise<void> }> {
    const user = await newUser(souk)
    const mug = await newProduct(admin, { user_id: user.id })
    const mails = async () => (await user.get(`/notifications?status=${status}`)).body.meta.total
    const order = async () => {
      const before = await mails()
      expect((await user.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })).status).toBe(201)
      await eventually(async () => (await mails()) === before + 1)
    }
    await order()
    return { user, order }
  }

  /** Puts everything of the user's so many days back. */
  async function age({ id }: User, days: number): Promise<void> {
    for (const [table, columns] of [
      ['outbox', ['created_at', 'relayed_at']],
      ['notification_deliveries', ['created_at', 'sent_at', 'failed_at']],
    ] as const) {
      const set = columns.map((column) => `${column} = ${column} - $2 * interval '1 day'`)
      await souk.owner.query(`UPDATE ${table} SET ${set} WHERE user_id = $1`, [id, days])
    }
  }

  const published = ({ id }: User) =>
    eventually(async () => {
      const { rows } = await souk.owner.query(
        'SELECT FROM event_streams WHERE user_id = $1 AND published_sequence = last_sequence',
        [id],
      )
      return rows.length === 1
    })

  const count = async () => (await souk.owner.query('SELECT FROM outbox')).rowCount ?? 0

  const rowsOf = async ({ id }: User, table: 'outbox' | 'notification_deliveries') =>
    (await souk.owner.query(`SELECT FROM ${table} WHERE user_id = $1`, [id])).rowCount

  const numbersOf = async (user: User, query = '') =>
    (await user.get(`/events${query}`)).body.data.map(({ sequence }: { sequence: number }) => sequence)

  it('is forgotten, and what is younger is kept with the numbers it has', async () => {
    const { user, order } = await ordered()
    await published(user)
    await age(user, 31)
    await order()
    await published(user)
    await prune()
    expect(await rowsOf(user, 'outbox')).toBe(1)
    expect(await rowsOf(user, 'notification_deliveries')).toBe(1)
    expect(await numbersOf(user)).toEqual([2])
    expect(await numbersOf(user, '?since=1')).toEqual([2])
    expect((await user.get('/events')).body.meta.total).toBe(1)
    await order()
    await eventually(async () => (await numbersOf(user, '?since=2')).length === 1)
    expect(await numbersOf(user, '?since=1')).toEqual([2, 3])
  })

  it('is not left out in silence: who asks for it is told that it is gone, as a list and as a stream', async () => {
    const { user, order } = await ordered()
    await order()
    await published(user)
    await age(user, 31)
    await prune()
    for (const accept of ['application/json', 'text/event-stream']) {
      const { status, body } = await user.call('GET', '/events?since=1', undefined, { accept })
      expect([status, body.code]).toEqual([410, 'events_forgotten'])
      expect(body.message).toContain('up to 2 ')
    }
    const resumed = await user.call('GET', '/events', undefined, { accept: 'text/event-stream', 'last-event-id': '1' })
    expect(resumed.status).toBe(410)
    expect(await numbersOf(user, '?since=2')).toEqual([])
    expect(await numbersOf(user)).toEqual([])
  })

  it('stays for as long as a mail about it has failed, so that it can still be retried', async () => {
    souk.mailServer.refuse(3)
    const { user } = await ordered('failed')
    await published(user)
    await age(user, 400)
    await prune()
    expect((await user.get('/notifications')).body.data).toMatchObject([{ status: 'failed', event: 'order.created' }])
    expect((await user.get('/events?since=0')).status).toBe(410)
    const [{ id }] = (await user.get('/notifications')).body.data
    expect((await admin.post(`/failed-jobs/${id}/retry`)).status).toBe(200)
    await eventually(async () => (await user.get('/notifications')).body.data[0].status === 'sent')
    await age(user, 400)
    await prune()
    expect(await rowsOf(user, 'outbox')).toBe(0)
  })

  it('stays until it has been told live, and its mail until that is sent', async () => {
    const user = await newUser(souk)
    const mug = await newProduct(admin, { user_id: user.id })
    // As another process does that publishes for the user and does not get through to Redis.
    const publishing = `(5002::bigint << 48) + ${user.id}`
    await souk.owner.query(`SELECT pg_advisory_lock(${publishing})`)
    await souk.dependencies.deliveryQueue.pause()
    await user.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
    await eventually(async () => (await user.get('/notifications?status=pending')).body.meta.total === 1)
    await age(user, 400)
    await prune()
    expect([await rowsOf(user, 'outbox'), await rowsOf(user, 'notification_deliveries')]).toEqual([1, 1])
    expect(await numbersOf(user, '?since=0')).toEqual([1])

    await souk.owner.query(`SELECT pg_advisory_unlock(${publishing})`)
    await souk.dependencies.deliveryQueue.resume()
    await eventually(async () => (await user.get('/notifications?status=sent')).body.meta.total === 1)
    await published(user)
    await age(user, 400)
    await prune()
    expect([await rowsOf(user, 'outbox'), await rowsOf(user, 'notification_deliveries')]).toEqual([0, 0])
  })

  it('goes in batches, by several processes at once, and each row is counted once', async () => {
    const { user } = await ordered()
    await published(user)
    await souk.owner.query(
      `INSERT INTO outbox (user_id, event, payload, created_at, relayed_at)
       SELECT user_id, 'told.long-ago', '{}', created_at, relayed_at FROM outbox, generate_series(1, 2500) WHERE user_id = $1`,
      [user.id],
    )
    // Everybody's: ids follow the time.
    await souk.owner.query("UPDATE outbox SET created_at = created_at - interval '31 days'")
    await age(user, 31)
    const before = await count()
    const runs = await Promise.all([prune(), prune(), prune()])
    runs.push(await prune())
    expect(runs.reduce((sum, { events }) => sum + events, 0)).toBe(before - (await count()))
    expect(await rowsOf(user, 'outbox')).toBe(0)
  })
})
