import { randomBytes } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { listenWithEcho } from '#test/echo.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

interface Entry {
  id: number
  kind: string
  name: string
  user_id: number | null
  span_id: string
  parent_span_id: string | null
  failure: string | null
  tags: string[]
  started_at: string
  duration_ms: number
  details: Record<string, unknown>
}

let souk: Souk
let admin: User

beforeAll(async () => {
  souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '1000' })
  admin = await newUser(souk, 'admin')
})

const find = (query: string, complete: (entries: Entry[]) => boolean): Promise<Entry[]> =>
  eventually(async () => {
    await souk.dependencies.recorder.flush()
    const { data } = (await admin.get(`/monitoring/entries?per_page=100&${query}`)).body
    return complete(data) && data
  })

it('records of sockets which channel was asked for, by whom, and why it was refused', async () => {
  const [user, other] = [await newUser(souk), await newUser(souk)]
  const { join } = listenWithEcho(souk.origin, user.token)
  await join(`users.${user.id}`)
  await join(`users.${other.id}`)
  const asked = await find(`kind=socket&user_id=${user.id}`, ({ length }) => length === 2)
  // Both may be recorded in one batch: which of them stands first is nobody's promise.
  expect(Object.fromEntries(asked.map(({ name, tags }) => [name, tags]))).toEqual({
    [`subscribe private-users.${other.id}`]: ['refused', 'failed'],
    [`subscribe private-users.${user.id}`]: ['sampled'],
  })
  const [refusal] = await find(`kind=authorization&user_id=${user.id}&search=private-users`, ({ length }) => length > 0)
  expect(refusal).toMatchObject({ name: `private-users.${other.id}`, failure: expect.stringMatching(/\w/) })
})

it('records when a socket came, and when and why it went, under one id with what it asked for', async () => {
  const [user, leaving] = [await newUser(souk), await newUser(souk)]
  const [revoked, left] = [listenWithEcho(souk.origin, user.token), listenWithEcho(souk.origin, leaving.token)]
  await revoked.join(`users.${user.id}`)
  await left.join(`users.${leaving.id}`)
  const ids = [revoked, left].map(({ socket }) => socket.id)
  await user.post('/logout')
  left.socket.disconnect()
  const stories = await Promise.all(
    ids.map((id) =>
      find(`kind=socket&request_id=${id}`, (entries) => entries.some(({ name }) => name === 'disconnect')),
    ),
  )
  for (const [at, owner] of [user, leaving].entries()) {
    expect(stories[at]?.map(({ name, user_id }) => [name, user_id])).toEqual([
      ['disconnect', owner.id],
      [`subscribe private-users.${owner.id}`, owner.id],
      ['connect', null],
    ])
  }
  const detailsOf = async (entry: Entry | undefined) =>
    (await admin.get(`/monitoring/entries/${entry?.id}`)).body.data.details
  expect(await detailsOf(stories[0]?.[2])).toMatchObject({ ip: '127.0.0.1', transport: 'websocket' })
  expect(await detailsOf(stories[0]?.[0])).toMatchObject({
    reason: 'server namespace disconnect',
    channels: [`private-users.${user.id}`],
    lasted_ms: expect.any(Number),
  })
  expect(await detailsOf(stories[1]?.[0])).toMatchObject({ reason: 'client namespace disconnect' })
})

it("records a story's Redis operations by command and first key, and nothing of what they carry", async () => {
  const { monitor, redis } = souk.dependencies
  await monitor.record({ kind: 'job', name: 'uses Redis' }, async () => {
    await redis.set('monitored:key', 'planted value')
    await redis.eval('return redis.error_reply("refused")', 1, 'monitored:key').catch(() => {})
  })
  const [refused, set] = await find('kind=redis&search=monitored:key', ({ length }) => length === 2)
  expect(set).toMatchObject({ name: 'SET monitored:key', failure: null })
  expect(refused).toMatchObject({ name: 'EVAL monitored:key', failure: expect.stringContaining('refused') })
  expect(JSON.stringify([set, refused])).not.toContain('planted value')
})

it("shows the relay's pass between an order's request and its mail, with how long the event had waited", async () => {
  const user = await newUser(souk, 'merchant')
  const mug = await newProduct(user)
  const traceId = randomBytes(16).toString('hex')
  const headers = { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` }
  await user.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] }, headers)
  const story = await eventually(async () => {
    await souk.dependencies.recorder.flush()
    const { status, body } = await admin.get(`/monitoring/traces/${traceId}`)
    const kinds = status === 200 ? body.data.map(({ kind }: Entry) => kind) : []
    return ['request', 'outbox', 'mail'].every((kind) => kinds.includes(kind)) && (body.data as Entry[])
  })
  const one = (kind: string) => story.find((entry) => entry.kind === kind) as Entry
  expect(one('outbox')).toMatchObject({
    name: 'relay order.created',
    user_id: user.id,
    parent_span_id: one('request').span_id,
    details: { event: 'order.created', waited_ms: expect.any(Number), events_in_pass: expect.any(Number) },
  })
  const endOf = ({ started_at, duration_ms }: Entry) => Date.parse(started_at) + duration_ms
  // A pass may have begun before the request, and takes up what is there when it looks.
  expect(endOf(one('outbox'))).toBeGreaterThan(Date.parse(one('request').started_at))
  expect(endOf(one('mail'))).toBeGreaterThan(endOf(one('outbox')))
  const own = (await user.get(`/monitoring/traces/${traceId}`)).body.data as Entry[]
  expect(own.map(({ kind }) => kind)).not.toContain('outbox')
})
