import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Listener, listenWithEcho } from '#test/echo.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { type SoukProcess, startBeside } from '#test/process.ts'

const perPage = 3
const statuses = ['paid', 'shipped', 'delivered'] as const

/** A shop's page as it should be written: what comes live is applied if it is the next one, and else the log is asked. */
function follow(user: User, listener: Listener) {
  const applied: { sequence: number; status: string }[] = []
  const lastSeen = () => applied.at(-1)?.sequence ?? 0
  async function catchUp(): Promise<void> {
    let page: { sequence: number; data: { status: string } }[]
    do {
      page = (await user.get(`/events?since=${lastSeen()}&per_page=${perPage}`)).body.data
      applied.push(...page.map(({ sequence, data: { status } }) => ({ sequence, status })))
    } while (page.length === perPage)
    for (const { data } of listener.heard) if (data.sequence === lastSeen() + 1) applied.push(data)
  }
  return { applied, catchUp }
}

describe('a client that was away for longer than anything live is kept', () => {
  let souk: Souk
  let other: SoukProcess
  let admin: User
  let redis: Redis

  beforeAll(async () => {
    souk = await startSouk()
    other = await startBeside(souk)
    admin = await newUser(souk, 'admin')
    redis = new Redis(inject('redisUrl'))
  })

  afterAll(async () => {
    redis.disconnect()
    other.child.kill('SIGTERM')
    await other.ended
  })

  async function moved(user: User): Promise<void> {
    const mug = await newProduct(admin, { user_id: user.id })
    const { body } = await user.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
    for (const status of statuses) {
      expect((await admin.call('PUT', `/orders/${body.data.id}/status`, { status })).status).toBe(200)
    }
  }

  it('gets every event once and in order by the log, and goes on live, on another process than before', async () => {
    const user = await newUser(souk)
    const before = listenWithEcho(souk.origin, user.token)
    await before.join(`users.${user.id}`)
    await moved(user)
    await eventually(() => before.heard.length === 4)
    const { applied, catchUp } = follow(user, before)
    await catchUp()
    before.socket.disconnect()

    await moved(user)
    await moved(user)
    await eventually(async () => (await user.get('/events?since=0&per_page=1')).body.meta.total === 21)
    // Whatever could be recovered from the live side is gone, as it is after any time.
    const realtime = await redis.keys(`${souk.config.redisPrefix}:{realtime}*`)
    expect(realtime.length).toBeGreaterThan(0)
    await redis.del(realtime)

    const after = listenWithEcho(other.origin, user.token)
    await after.join(`users.${user.id}`)
    const resumed = follow(user, after)
    resumed.applied.push(...applied)
    await moved(user)
    await eventually(() => after.heard.some(({ data }) => data.sequence > 21))
    await eventually(async () => (await user.get('/events?since=0&per_page=1')).body.meta.total === 28)
    await resumed.catchUp()
    // Whoever pays, ships and delivers does so in rows that have events of their own.
    const once = ['pending', ...statuses.flatMap((status) => [status, status])]
    expect(resumed.applied.map(({ sequence, status }) => [sequence, status])).toEqual(
      [...once, ...once, ...once, ...once].map((status, index) => [index + 1, status]),
    )
  })
})
