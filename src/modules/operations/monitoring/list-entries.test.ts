import { beforeAll, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

let souk: Souk
let admin: User

beforeAll(async () => {
  souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '1000' })
  admin = await newUser(souk, 'admin')
})

const find = async (by: User, query: string) => {
  await souk.dependencies.recorder.flush()
  return (await by.get(`/monitoring/entries?${query}`)).body
}

it('goes on by cursor where the page before ended, however much came meanwhile', async () => {
  const user = await newUser(souk)
  for (let turn = 0; turn < 5; turn += 1) await user.get('/me')
  const own = `kind=request&user_id=${user.id}&route=/me&per_page=2`
  await eventually(async () => (await find(admin, own)).meta.total === 5)
  const first = await find(admin, own)
  await user.get('/me')
  await eventually(async () => (await find(admin, own)).meta.total === 6)
  const second = await find(admin, `${own}&cursor=${first.meta.next_cursor}`)
  const third = await find(admin, `${own}&cursor=${second.meta.next_cursor}`)
  const ids = [first, second, third].flatMap(({ data }) => data.map(({ id }: { id: number }) => id))
  expect(ids).toEqual([...new Set(ids)].sort((one, other) => other - one))
  expect(ids).toHaveLength(5)
  expect(second.meta).toMatchObject({ page: 2, total: 5 })
  expect(third.meta.next_cursor).toBeNull()
})

it('finds everything that belongs to one request by the id that its answer named', async () => {
  const user = await newUser(souk)
  const answer = await user.call('GET', '/orders', undefined, { 'x-request-id': `order-desk.${user.id}` })
  expect(answer.body.meta.request_id).toBe(`order-desk.${user.id}`)
  await user.get('/orders')
  const found = await eventually(async () => {
    const { data } = await find(admin, `request_id=order-desk.${user.id}&per_page=100`)
    return data.length > 0 && (data as { kind: string; trace_id: string }[])
  })
  expect(found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['request', 'authorization', 'query']))
  expect(found.filter(({ kind }) => kind === 'request')).toHaveLength(1)
  expect(new Set(found.map(({ trace_id }) => trace_id)).size).toBe(1)
})

it('finds a request by its id without looking through all that is kept', async () => {
  await souk.owner.query('BEGIN')
  // Of a few entries it would read all.
  await souk.owner.query('SET LOCAL enable_seqscan = off')
  const { rows } = await souk.owner.query("EXPLAIN SELECT FROM monitoring_entries WHERE request_id = 'one'")
  await souk.owner.query('ROLLBACK')
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan')
})

it("shows an operator who asks for one user's entries the insides as well, and writes down whose they were", async () => {
  const [operator, user] = [await newUser(souk, 'admin'), await newUser(souk)]
  await user.get('/orders')
  await eventually(async () => (await find(operator, `user_id=${user.id}&kind=query`)).meta.total > 0)
  expect((await find(user, 'kind=query')).meta.total).toBe(0)
  const { data } = (await admin.get(`/audit?actor_id=${operator.id}`)).body
  expect(data[0]).toMatchObject({ subject_owner_id: user.id })
})

it('finds what began in a span of time, its beginning included and its end not', async () => {
  const user = await newUser(souk)
  await user.get('/me')
  const own = `kind=request&user_id=${user.id}&route=/me`
  const { started_at: at } = await eventually(async () => (await find(admin, own)).data[0])
  const countOf = async (query: string) => (await find(admin, `${own}&${query}`)).meta.total
  expect(await countOf(`started_from=${at}`)).toBe(1)
  expect(await countOf(`started_before=${at}`)).toBe(0)
  const later = new Date(Date.parse(at) + 1).toISOString()
  expect(await countOf(`started_from=${later}`)).toBe(0)
  expect(await countOf(`started_before=${later}`)).toBe(1)
  expect((await admin.get('/monitoring/entries?started_from=yesterday')).status).toBe(422)
})

it('finds every occurrence of a group of exceptions', async () => {
  const { monitor } = souk.dependencies
  const recordFailure = (type: string) => {
    const failure = Object.assign(new Error('planted'), { name: type })
    return monitor.record({ kind: 'job', name: 'fails' }, async () => Promise.reject(failure)).catch(() => {})
  }
  for (const type of ['OneError', 'OtherError', 'OneError']) await recordFailure(type)
  const groups = await eventually(async () => {
    await souk.dependencies.recorder.flush()
    const { data } = (await admin.get('/monitoring/exceptions')).body
    return data.length === 2 && (data as { type: string; count: number; fingerprint: string }[])
  })
  for (const { type, count, fingerprint } of groups) {
    const { data } = await find(admin, `kind=exception&fingerprint=${fingerprint}`)
    expect(data.map(({ name }: { name: string }) => name)).toEqual(Array.from({ length: count }, () => type))
  }
  expect(groups.map(({ count }) => count).sort()).toEqual([1, 2])
})

it('shows a shop nothing of what went wrong inside, nor lets it be searched for letter by letter', async () => {
  const user = await newUser(souk, 'merchant')
  const { id } = await newProduct(user)
  await souk.owner.query('ALTER TABLE stock_movements RENAME TO elsewhere')
  expect((await user.get(`/products/${id}/movements`)).status).toBe(500)
  await souk.owner.query('ALTER TABLE elsewhere RENAME TO stock_movements')
  const own = `kind=request&user_id=${user.id}&status=500`
  const [failed] = await eventually(async () => {
    const { data } = await find(admin, `${own}&search=stock_mov`)
    return data.length > 0 && data
  })
  expect(failed.failure).toContain('stock_movements')
  expect((await find(user, 'status=500')).data).toMatchObject([{ id: failed.id, failure: null }])
  for (const part of ['stock_movements', 'stock', 'relation', 'does not exist', '_m'])
    expect((await find(user, `status=500&search=${part}`)).meta.total, part).toBe(0)
  for (const path of [`entries/${failed.id}`, `traces/${failed.trace_id}`, 'entries?per_page=100'])
    expect(JSON.stringify((await user.get(`/monitoring/${path}`)).body), path).not.toContain('stock_movements')
})
