import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { newUser, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

const paths = ['/events', '/monitoring/tail']

let souk: Souk
let admin: User

beforeAll(async () => {
  souk = await startSouk()
  admin = await newUser(souk, 'admin')
})

async function open(path: string, { token }: User, init: RequestInit = {}) {
  const ending = new AbortController()
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...init.headers }
  const response = await fetch(`${souk.origin}/api/v1${path}`, { ...init, headers, signal: ending.signal })
  onTestFinished(() => ending.abort())
  return { response, stop: () => ending.abort() }
}

const statuses = async (times: number, path: string, user: User) => {
  const streams = await Promise.all(Array.from({ length: times }, () => open(path, user)))
  return { found: streams.map(({ response }) => response.status), streams }
}

describe.each(paths)('the stream %s', (path) => {
  it('tells HEAD how it would begin, ends at once and holds no place', async () => {
    const user = await newUser(souk)
    for (let turn = 0; turn < 60; turn += 1) {
      const { response } = await open(path, user, { method: 'HEAD' })
      expect([response.status, await response.text()]).toEqual([200, ''])
      expect(response.headers.get('content-type')).toContain('text/event-stream')
    }
    expect((await open(path, user)).response.status).toBe(200)
  })

  it('says to HEAD what it would say to GET where it does not begin', async () => {
    const user = await newUser(souk)
    const { response } = await open(`${path}?user_id=${admin.id}`, user, { method: 'HEAD' })
    expect(response.status).toBe(403)
  })

  it('is open a few times for one user, also when all are asked for at once, and once again when one is closed', async () => {
    const user = await newUser(souk)
    const { found, streams } = await statuses(30, path, user)
    const opened = found.filter((status) => status === 200)
    expect(opened.length).toBe(path === '/events' ? 20 : 5)
    expect(found.filter((status) => status === 429)).toHaveLength(30 - opened.length)
    const refused = streams.find(({ response }) => response.status === 429)?.response
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused?.json()).toMatchObject({ code: 'too_many_requests' })
    expect((await open(path, admin)).response.status, 'an operator').toBe(200)
    expect((await open(`${path}?user_id=${user.id}`, admin)).response.status, "an operator, this user's").toBe(200)
    expect((await open(path, await newUser(souk))).response.status, 'somebody else').toBe(200)
    streams.find(({ response }) => response.status === 200)?.stop()
    await eventually(async () => (await open(path, user)).response.status === 200)
  })
})

describe('tails', () => {
  it('of many users at once leave room for operators', async () => {
    const users = await Promise.all(Array.from({ length: 12 }, () => newUser(souk)))
    const found = (await Promise.all(users.map((user) => statuses(5, '/monitoring/tail', user)))).flatMap(
      (each) => each.found,
    )
    expect(new Set(found)).toEqual(new Set([200, 429]))
    const operator = await newUser(souk, 'admin')
    expect((await statuses(5, '/monitoring/tail', operator)).found).toEqual(Array(5).fill(200))
  })
})

describe('events', () => {
  it.each([
    ['text/event-stream;q=0.1, application/json', 'application/json'],
    ['text/event-stream;q=0, */*', 'application/json'],
    ['application/json;q=0.5, Text/Event-Stream', 'text/event-stream'],
  ])('come as what is wanted more: %s', async (accept, type) => {
    const { response } = await open('/events', await newUser(souk), { headers: { accept } })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)])
  })
})
