import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { withPlatform } from '#platform/database/transactions.ts'
import { startHousekeeping } from '#souk/housekeeping.ts'
import { newProduct, newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { spawnSouk, untilReady } from './process.ts'

interface Entry {
  id: number
  kind: string
  name: string
  span_id: string
  parent_span_id: string | null
  tags: string[]
  details: Record<string, unknown>
}

const newTraceId = () => randomBytes(16).toString('hex')
const within = (traceId: string) => ({ traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` })

describe('what is recorded', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '1000' })
    admin = await newUser(souk, 'admin')
  })

  const environment = () => ({
    DATABASE_URL: souk.databaseUrl,
    REDIS_URL: souk.config.redisUrl ?? '',
    REDIS_PREFIX: souk.config.redisPrefix,
    SMTP_URL: souk.mailServer.url,
  })
  const find = async (by: User, query: string): Promise<Entry[]> => {
    await souk.dependencies.recorder.flush()
    return (await by.get(`/monitoring/entries?per_page=100&${query}`)).body.data
  }
  const traceOf = (traceId: string, complete: (entries: Entry[]) => boolean): Promise<Entry[]> =>
    eventually(async () => {
      await souk.dependencies.recorder.flush()
      const { status, body } = await admin.get(`/monitoring/traces/${traceId}`)
      return status === 200 && complete(body.data) && body.data
    })

  it('tells one order from its request in one process to its mail from another, by one trace id', async () => {
    const merchant = await newUser(souk, 'merchant')
    const mug = await newProduct(merchant)
    const api = await spawnSouk(environment(), [process.execPath, 'src/main.ts', 'api'])
    try {
      await untilReady(api)
      const traceId = newTraceId()
      const headers = {
        authorization: `Bearer ${merchant.token}`,
        'content-type': 'application/json',
        ...within(traceId),
      }
      const body = JSON.stringify({ items: [{ product_id: mug.id, quantity: 1 }] })
      const placed = await fetch(`${api.origin}/api/v1/orders`, { method: 'POST', headers, body })
      expect(placed.status).toBe(201)
      const story = await traceOf(traceId, (entries) =>
        ['request', 'mail'].every((kind) => entries.some((entry) => entry.kind === kind)),
      )
      const one = (kind: string) => story.find((entry) => entry.kind === kind) as Entry
      expect(one('request')).toMatchObject({ name: 'POST /api/v1/orders', status: '201', user_id: merchant.id })
      expect(one('authorization')).toMatchObject({ name: 'orders.create', details: { allowed: true } })
      expect(one('job').parent_span_id).toBe(one('request').span_id)
      expect(one('notification')).toMatchObject({ name: 'order.created', user_id: merchant.id })
      expect(one('mail').parent_span_id).toBe(one('job').span_id)
      expect(one('mail').details).toMatchObject({ to: merchant.email, html: expect.stringContaining('Blue mug') })
      expect(one('cache').name).toBe('invalidate')
      expect(story.some(({ kind, name }) => kind === 'query' && name.includes('place orders'))).toBe(true)
    } finally {
      api.child.kill('SIGTERM')
      await api.ended
    }
  })

  it('is found by user, route, status, tag, kind and trace', async () => {
    const user = await newUser(souk)
    const traceId = newTraceId()
    await user.call('GET', '/products/987654321', undefined, within(traceId))
    await user.get('/orders')
    const own = `user_id=${user.id}&kind=request`
    await eventually(async () => (await find(admin, own)).length >= 2)
    const names = async (query: string) => (await find(admin, `${own}&${query}`)).map(({ name }) => name)
    expect(await names('route=/products')).toEqual(['GET /api/v1/products/:id'])
    expect(await names('status=404')).toEqual(['GET /api/v1/products/:id'])
    expect(await names('status=200')).toEqual(['GET /api/v1/orders'])
    expect(await names('tag=sampled')).toHaveLength(2)
    expect(await names('tag=failed')).toEqual([])
    expect(await names(`trace_id=${traceId}`)).toHaveLength(1)
    expect(await names('search=api/v1/ord')).toEqual(['GET /api/v1/orders'])
    expect((await admin.get('/monitoring/entries?kind=nonsense')).status).toBe(422)
    const { body } = await admin.get(`/monitoring/entries?${own}&per_page=1&page=2`)
    expect(body).toMatchObject({ data: [{ name: 'GET /api/v1/products/:id' }], meta: { total: 2, last_page: 2 } })
  })

  it("shows a tenant their own requests, refusals with reasons and mails, no insides, and nothing of anybody else's", async () => {
    const [mine, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const traceId = newTraceId()
    for (const user of [mine, other]) {
      await user.post('/orders', { items: [{ product_id: (await newProduct(user)).id, quantity: 1 }] }, within(traceId))
      await user.get('/users')
    }
    const ofKind = (by: User, kind: string) =>
      eventually(async () => {
        const found = await find(by, `kind=${kind}`)
        return found.length > 0 && found
      })
    for (const kind of ['request', 'authorization', 'mail', 'notification']) {
      const owners = new Set((await ofKind(mine, kind)).map((entry) => (entry as Entry & { user_id: number }).user_id))
      expect([...owners], kind).toEqual([mine.id])
    }
    const refused = (await find(mine, 'kind=authorization&failed=true'))[0] as Entry & { failure: string }
    expect(refused).toMatchObject({ name: 'users.view', failure: "You lack the permission 'users.view'." })
    expect(await find(mine, 'kind=query')).toEqual([])
    expect(await find(mine, 'kind=exception')).toEqual([])
    expect((await mine.get(`/monitoring/entries?user_id=${other.id}`)).status).toBe(403)
    const [theirs] = await ofKind(other, 'request')
    expect((await mine.get(`/monitoring/entries/${theirs?.id}`)).status).toBe(404)
    const shared = (await mine.get(`/monitoring/traces/${traceId}`)).body.data as { user_id: number; kind: string }[]
    expect(new Set(shared.map(({ user_id }) => user_id))).toEqual(new Set([mine.id]))
    for (const path of ['/monitoring/exceptions', '/monitoring/recording'])
      expect((await mine.get(path)).status).toBe(403)
  })

  it('flags a statement that one request sends again and again, and one that takes long', async () => {
    const { monitor, database } = souk.dependencies
    const traceId = newTraceId()
    await monitor.record({ kind: 'job', name: 'asks a lot', traceparent: within(traceId).traceparent }, () =>
      withPlatform(database, async (tx) => {
        for (let id = 1; id <= 6; id += 1) await tx.selectFrom('users').select('name').where('id', '=', id).execute()
        await sql`SELECT pg_sleep(0.15), ${1}::int`.execute(tx)
      }),
    )
    const story = await traceOf(traceId, (entries) => entries.length > 0)
    const flagged = (tag: string) => story.filter(({ kind, tags }) => kind === 'query' && tags.includes(tag))
    expect(flagged('n+1')).toHaveLength(6)
    expect(flagged('slow-query').map(({ name }) => name)).toEqual([expect.stringContaining('pg_sleep')])
    expect(story.find(({ kind }) => kind === 'job')?.tags).toEqual(expect.arrayContaining(['n+1', 'slow-query']))
  })

  it('groups exceptions of one place, with their count and stack', async () => {
    const user = await newUser(souk)
    await souk.owner.query('ALTER TABLE stock_movements RENAME TO elsewhere')
    const mug = await newProduct(admin, { user_id: user.id }).catch(() => undefined)
    expect(mug).toBeUndefined()
    for (let turn = 0; turn < 3; turn += 1) await user.get('/products/1/movements')
    await admin.post('/products', { name: 'Mug', price: '1.00', quantity: 1 })
    await souk.owner.query('ALTER TABLE elsewhere RENAME TO stock_movements')
    const groups = await eventually(async () => {
      await souk.dependencies.recorder.flush()
      const { body } = await admin.get('/monitoring/exceptions')
      const found = body.data.filter(({ message }: { message: string }) => message.includes('stock_movements'))
      return found.some(({ count }: { count: number }) => count >= 2) && found
    })
    expect(groups[0]).toMatchObject({ type: 'error', stack: expect.stringContaining('/src/'), count: 2 })
    const { body } = await admin.get(`/monitoring/traces/${groups[0].trace_id}`)
    expect(body.data.map(({ kind }: Entry) => kind)).toEqual(expect.arrayContaining(['request', 'exception', 'query']))
    const [failing] = await find(admin, 'kind=request&tag=failed&failed=true')
    expect(failing).toMatchObject({ status: '500', failure: expect.stringContaining('stock_movements') })
  })

  it('holds what runs by the clock, by command and in the background, and what is asked of others', async () => {
    const { monitor, log } = souk.dependencies
    await startHousekeeping(souk.config, souk.dependencies).stop()
    await promisify(execFile)(process.execPath, ['src/cli.ts', 'tokens:prune'], {
      env: { ...process.env, ...environment(), LOG_LEVEL: 'warn' },
    })
    await monitor.record({ kind: 'job', name: 'asks another' }, async () => {
      await fetch(`${souk.origin}/health/live?token=planted`)
      log.error('said on the way')
    })
    await eventually(async () => (await find(admin, 'kind=outgoing_request')).length > 0)
    expect((await find(admin, 'kind=schedule')).map(({ name }) => name).sort()).toEqual([
      'account-mails:prune',
      'buyer-tokens:prune',
      'carts:abandoned',
      'carts:expire',
      'carts:prune',
      'former-prices:prune',
      'history:prune',
      'idempotency:prune',
      'invitations:prune',
      'media:sweep',
      'provider-events:prune',
      'tokens:prune',
      'transfers:sweep',
    ])
    expect((await find(admin, 'kind=command')).map(({ name }) => name)).toEqual(['tokens:prune'])
    const [asked] = await find(admin, 'kind=outgoing_request')
    expect(asked?.name).toBe(`GET ${souk.origin}/health/live`)
  })

  it('stops on every process when it is paused, and goes on when it is resumed', async () => {
    const other = await startSouk({ DATABASE_URL: souk.databaseUrl, MONITORING_KEPT_PER_SECOND: '1000' })
    const user = await newUser(souk)
    await user.get('/me')
    await eventually(async () => (await find(admin, `user_id=${user.id}`)).length > 0)
    const paused = await admin.call('PUT', '/monitoring/recording', { paused: true })
    expect(paused.body.data).toMatchObject({ paused: true, paused_by: admin.id })
    const newest = async () => (await find(admin, ''))[0]?.id
    const before = await newest()
    for (const { origin } of [souk, other]) {
      for (let turn = 0; turn < 5; turn += 1) {
        await fetch(`${origin}/api/v1/me`, { headers: { authorization: `Bearer ${user.token}` } })
      }
    }
    for (const { dependencies } of [souk, other]) await dependencies.recorder.flush()
    expect(await newest()).toBe(before)
    expect((await admin.call('PUT', '/monitoring/recording', { paused: false })).body.data.paused).toBe(false)
    await eventually(async () => {
      await fetch(`${other.origin}/api/v1/me`, { headers: { authorization: `Bearer ${user.token}` } })
      return (await newest()) !== before
    })
    for (const action of ['monitoring.pause', 'monitoring.resume']) {
      expect((await admin.get(`/audit?action=${action}`)).body.data).toMatchObject([{ actor_id: admin.id }])
    }
  })
})
