import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { lineTo, type SeverableLine } from '#test/severable-line.ts'
import { finishedAnswer } from './answer.ts'
import type { Cache, Seen } from './cache.ts'
import { openSharedCache } from './shared-cache.ts'

const answerOf = (text: string) => finishedAnswer((id) => ({ id, text }))

describe('the cache', () => {
  let souk: Souk
  let cache: Cache
  beforeAll(async () => {
    souk = await startSouk()
    cache = souk.dependencies.cache
  })

  const ask = async (user: number, text: string) =>
    cache.read(await cache.see(user), 'test', 'list', async () => answerOf(text))
  const change = (user: number) => [{ topic: 'test', user_id: user }]
  /** Asks until the answer is kept, so that the next reader hits. */
  const keep = (user: number, text: string) => eventually(async () => (await ask(user, text)).hit)
  const keysOf = (user: number, what: string) =>
    souk.dependencies.redis.keys(`${souk.config.redisPrefix}:cache:{${user}}:*:${what}`)

  it('makes an answer once when 200 ask for it at the same time', async () => {
    await keep(1, 'warm')
    let made = 0
    const cold = async () =>
      cache.read(await cache.see(1), 'test', 'cold', async () => {
        made += 1
        // Long enough for all of them to come meanwhile.
        await delay(500)
        return answerOf('cold')
      })
    await Promise.all(Array.from({ length: 200 }, cold))
    // Where a busy machine makes Redis late, those who know no version share a run, and who comes meanwhile the next one.
    expect(made).toBeLessThanOrEqual(3)
    await eventually(async () => (await cold()).hit)
  })

  it('does not keep what a reader began to make before a change, and does not hand it to later readers', async () => {
    const slow = Promise.withResolvers<void>()
    const early = cache.read(await cache.see(2), 'test', 'list', async () => {
      await slow.promise
      return answerOf('old')
    })
    await cache.outdating(change(2), async () => {})
    const later = ask(2, 'new')
    slow.resolve()
    expect((await early).answer).toEqual(answerOf('old'))
    expect((await later).answer).toEqual(answerOf('new'))
    await eventually(async () => {
      const { answer, hit } = await ask(2, 'new')
      expect(answer).toEqual(answerOf('new'))
      return hit
    })
  })

  it('does not hold a value that was made after a change from what was seen before it', async () => {
    await keep(3, 'opens a version')
    // Like a transaction that took its snapshot here, and counts by it later.
    const before = await cache.see(3)
    expect(before.versions?.test).toEqual(expect.any(String))
    await cache.outdating(change(3), async () => {})
    const remember = (value: number, seen: Seen) => cache.remember(seen, 'test', 'total', async () => value)
    expect(await remember(1, before)).toBe(1)
    expect(await remember(2, await cache.see(3))).toBe(2)
  })

  it('shows nothing and keeps nothing while a change is being committed', async () => {
    await keep(4, 'old')
    const committing = Promise.withResolvers<void>()
    const marked = Promise.withResolvers<boolean>()
    const writing = cache.outdating(change(4), async (isMarked) => {
      marked.resolve(isMarked)
      await committing.promise
    })
    expect(await marked.promise).toBe(true)
    for (const text of ['one', 'two']) expect(await ask(4, text)).toEqual({ answer: answerOf(text), hit: false })
    committing.resolve()
    await writing
    expect(await ask(4, 'new')).toEqual({ answer: answerOf('new'), hit: false })
    await keep(4, 'never made')
    expect((await ask(4, 'never made')).answer).toEqual(answerOf('new'))
  })

  it('counts the mark of a writer that never came back as a change, once its time is over', async () => {
    const { redis } = souk.dependencies
    await keep(5, 'old')
    const lost = new Error('The line broke: nobody knows whether it was committed.')
    await expect(cache.outdating(change(5), () => Promise.reject(lost))).rejects.toBe(lost)
    expect((await ask(5, 'one')).hit).toBe(false)
    expect((await ask(5, 'two')).answer).toEqual(answerOf('two'))
    const [writers = ''] = await keysOf(5, 'test:writers')
    expect(await redis.ttl(writers)).toBeGreaterThan(55)
    await redis.zadd(writers, 1, String((await redis.zrange(writers, '0', '0'))[0]))
    await eventually(async () => {
      const { answer, hit } = await ask(5, 'new')
      expect(answer).toEqual(answerOf('new'))
      return hit
    })
  })

  it('takes the mark away at once when PostgreSQL has refused', async () => {
    await keep(6, 'old')
    const refused = Object.assign(new Error('refused'), { severity: 'ERROR' })
    await expect(cache.outdating(change(6), () => Promise.reject(refused))).rejects.toBe(refused)
    expect(await keysOf(6, 'test:writers')).toEqual([])
    await keep(6, 'still')
  })

  it('shows nothing old when Redis forgets in the middle of a commit', async () => {
    await keep(7, 'old')
    await cache.outdating(change(7), async () => {
      const keys = await keysOf(7, '*')
      await souk.dependencies.redis.del(...keys)
      // A reader in that moment, who sees what was before and finds nobody that changes anything.
      await keep(7, 'old')
    })
    expect((await ask(7, 'new')).answer).toEqual(answerOf('new'))
  })

  it('takes the mark away later where Redis was lost in the middle of a commit', async () => {
    await keep(9, 'old')
    const { patience } = souk.dependencies
    await cache.outdating(change(9), async (isMarked) => {
      expect(isMarked).toBe(true)
      // From here on nobody asks Redis for a moment.
      await patience.wait(() => Promise.reject(new Error('lost'))).catch(() => {})
    })
    expect(await ask(9, 'new')).toEqual({ answer: answerOf('new'), hit: false })
    await keep(9, 'new')
    expect(await keysOf(9, 'test:writers')).toEqual([])
  })

  it('keeps only so many answers of a user, and no more bytes than allowed', async () => {
    const { redis } = souk.dependencies
    const options = { prefix: souk.config.redisPrefix, generation: () => 'one' }
    const shared = openSharedCache(redis, { ...options, maxEntriesPerScope: 3, maxBytesPerScope: 2_000 })
    const scope = { topic: 'bounded', user: 8 }
    const put = async (key: string, length: number) => {
      const looked = await shared.look(scope, key)
      await shared.keep(scope, key, looked?.version as string, answerOf('x'.repeat(length)))
    }
    const kept = async () =>
      (await redis.hkeys(`${options.prefix}:cache:{8}:one:bounded:answers`)).filter(Boolean).sort()
    for (const page of ['1', '2', '3']) await put(page, 100)
    expect(await kept()).toEqual(['1', '2', '3'])
    await put('4', 100)
    expect(await kept()).toEqual(['4'])
    await put('5', 1_900)
    expect(await kept()).toEqual(['5'])
    await put('6', 3_000)
    expect(await kept()).toEqual(['5'])
  })
})

describe('without Redis', () => {
  let souk: Souk
  let line: SeverableLine
  let admin: User
  let product: { id: number }

  beforeAll(async () => {
    line = await lineTo(inject('redisUrl'))
    souk = await startSouk({ REDIS_URL: line.url })
    admin = await newUser(souk, 'admin')
    product = await newProduct(admin)
  })
  afterAll(() => line.sever())

  const look = async () => {
    const { status, headers, body } = await admin.get(`/products/${product.id}`)
    return { status, cache: headers.get('x-cache'), quantity: body.data?.quantity }
  }

  it.each(['sever', 'hang'] as const)(
    'reads go on (%s), writes too, and the cache comes back without anything old',
    async (how) => {
      await eventually(async () => (await look()).cache === 'HIT')
      await line[how]()
      await eventually(async () => (await look()).cache === 'MISS')
      const answers = await Promise.all(Array.from({ length: 50 }, look))
      expect(new Set(answers.map(({ status, cache }) => `${status} ${cache}`))).toEqual(new Set(['200 MISS']))
      const quantity = how === 'sever' ? 71 : 72
      expect((await admin.call('PATCH', `/products/${product.id}`, { quantity })).status).toBe(200)
      expect(await look()).toEqual({ status: 200, cache: 'MISS', quantity })
      await line.restore()
      await eventually(async () => {
        const { cache, quantity: shown } = await look()
        expect(shown).toBe(quantity)
        return cache === 'HIT'
      })
    },
  )
})
