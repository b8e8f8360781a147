import { createHook } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '#souk/config.ts'
import { clientOf, newUser, password, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

const behindProxy = { TRUST_PROXY: '1' }

const callsFrom = (souk: Souk, address: string) => {
  const { post } = clientOf(souk)
  const headers = { 'x-forwarded-for': address }
  return {
    register: () => post('/register', { name: 'New', email: `${randomUUID()}@example.com`, password }, headers),
    login: (email: string) => post('/login', { email, password }, headers),
    open: (email: string) => post('/session', { email, password }, headers),
  }
}

/** How often Argon2 ran in this process while the work went on, and how many of it at a time. */
async function hashesOf<T>(work: () => Promise<T>) {
  const running = new Set<number>()
  const told = { hashes: 0, mostAtATime: 0 }
  const hook = createHook({
    init(id, type) {
      if (type !== 'ARGON2REQUEST') return
      running.add(id)
      told.hashes += 1
      told.mostAtATime = Math.max(told.mostAtATime, running.size)
    },
    before: (id) => void running.delete(id),
  }).enable()
  const done = await work()
  hook.disable()
  return { ...told, done }
}

describe('a rush of registrations from one address', () => {
  let souk: Souk
  let user: User

  beforeAll(async () => {
    souk = await startSouk(behindProxy)
    user = await newUser(souk)
  })

  it('lets others sign in and register before it is half done, and hashes three at a time at most', async () => {
    const rush = 50
    const answered: number[] = []
    const served = () => answered.filter((status) => status === 201).length
    const first = Promise.withResolvers<void>()
    const { mostAtATime, done } = await hashesOf(async () => {
      const { register } = callsFrom(souk, '203.0.113.1')
      const registering = Array.from({ length: rush }, async () => {
        answered.push((await register()).status)
        first.resolve()
      })
      await first.promise
      const [same, other] = [callsFrom(souk, '203.0.113.1'), callsFrom(souk, '203.0.113.2')]
      const others = [other.login(user.email), other.open(user.email), same.login(user.email), other.register()]
      const statuses = (await Promise.all(others)).map(({ status }) => status)
      const servedBefore = served()
      await Promise.all(registering)
      return { statuses, servedBefore }
    })
    expect(done.statuses).toEqual([200, 200, 200, 201])
    expect(done.servedBefore).toBeLessThan(rush / 2)
    expect(mostAtATime).toBeLessThanOrEqual(3)
    // Who has waited for ten seconds is told to come again.
    expect(answered.filter((status) => status === 503)).toHaveLength(rush - served())
  })

  it('is hashed one at a time, and refused beyond what may wait before anything is hashed for it', async () => {
    const { register } = callsFrom(souk, '203.0.113.4')
    const { hashes, mostAtATime, done } = await hashesOf(() => Promise.all(Array.from({ length: 200 }, register)))
    const refused = done.filter(({ status }) => status === 429 || status === 503)
    expect(refused.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(hashes).toBe(done.length - refused.length)
    expect(mostAtATime).toBe(1)
  })
})

describe('registrations of a minute', () => {
  it('are limited per address, also those that succeed, and nobody else is held up', async () => {
    const souk = await startSouk({ ...behindProxy, REGISTER_LIMIT_PER_MINUTE: '2' })
    const from = callsFrom(souk, '2001:db8::1')
    const { hashes } = await hashesOf(async () => {
      const statuses = []
      for (let turn = 0; turn < 4; turn += 1) statuses.push((await from.register()).status)
      expect(statuses).toEqual([201, 201, 429, 429])
    })
    expect(hashes).toBe(2)
    const neighbour = await callsFrom(souk, '2001:db8::2').register()
    expect([neighbour.status, neighbour.body.code]).toEqual([429, 'too_many_requests'])
    expect(Number(neighbour.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await callsFrom(souk, '2001:db8:0:1::1').register()).status).toBe(201)
    expect((await callsFrom(souk, '192.0.2.1').register()).status).toBe(201)
  })

  it('are 60 unless said otherwise, and without a limit where requests have none', () => {
    const limits = [{}, { RATE_LIMIT_PER_MINUTE: '0' }, { RATE_LIMIT_PER_MINUTE: '0', REGISTER_LIMIT_PER_MINUTE: '5' }]
    expect(limits.map((environment) => readConfig(environment).registrationsPerMinute)).toEqual([60, 0, 5])
  })
})
