import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { lineTo, type SeverableLine } from '#test/severable-line.ts'
import { finishedAnswer } from './answer.ts'
import { openStoredAnswers } from './stored-answers.ts'

const answerOf = (text: string) => finishedAnswer((id) => ({ id, text }))

describe('the cache', () => {
  let souk: Souk
  beforeAll(async () => {
    souk = await startSouk()
  })

  /** A machine that is busy elsewhere makes a process miss its turn, and then it shows nothing of what it holds for a while. */
  const untilTrusted = () =>
    eventually(async () => {
      const read = await souk.dependencies.cache.read({ topic: 'test', user: 1 }, 'warm', async () => answerOf('warm'))
      return read.hit
    })

  it('makes an answer once when 200 ask for it at the same time', async () => {
    let made = 0
    const produce = async () => {
      made += 1
      return answerOf('cold')
    }
    const ask = () => souk.dependencies.cache.read({ topic: 'test', user: 1 }, 'cold', produce)
    await untilTrusted()
    await Promise.all(Array.from({ length: 200 }, ask))
    // Twice at most: who asks while a process may not trust what it holds waits for a read that began after the question.
    expect(made).toBeLessThanOrEqual(2)
    await eventually(async () => (await ask()).hit)
  })

  it('does not keep what a reader began to make before a change, and does not hand it to later readers', async () => {
    const { cache } = souk.dependencies
    const scope = { topic: 'test', user: 2 }
    const slow = Promise.withResolvers<void>()
    const early = cache.read(scope, 'list', async () => {
      await slow.promise
      return answerOf('old')
    })
    await cache.invalidate([{ transaction_id: '1', user_id: 2, topic: 'test' }])
    const later = cache.read(scope, 'list', async () => answerOf('new'))
    slow.resolve()
    await early
    const ask = () => cache.read(scope, 'list', async () => answerOf('new'))
    expect((await later).answer).toEqual(answerOf('new'))
    await eventually(async () => {
      const { answer, hit } = await ask()
      expect(answer).toEqual(answerOf('new'))
      return hit
    })
  })

  it('does not keep what was made after a change from what was seen before it', async () => {
    const { cache } = souk.dependencies
    const scope = { topic: 'test', user: 3 }
    const held = cache.recall<number>(scope, 'total')
    // Like a transaction that took its snapshot here, and counts by it later.
    const remember = cache.rememberSinceNow<number>(scope, 'total')
    await cache.invalidate([{ transaction_id: '1', user_id: 3, topic: 'test' }])
    expect(await remember(async () => 1)).toBe(1)
    expect(held()).toBeUndefined()
    await untilTrusted()
    await eventually(async () => {
      await cache.remember(scope, 'total', async () => 2)
      return held() === 2
    })
  })

  it('lets the least recently used answers of a user go when there are too many or too large ones', async () => {
    const { redis } = souk.dependencies
    const stored = openStoredAnswers(redis, {
      prefix: souk.config.redisPrefix,
      generation: () => 'one',
      lifeSeconds: 900,
      maxEntriesPerScope: 3,
      maxBytesPerScope: 2_000,
    })
    const scope = { topic: 'bounded', user: 3 }
    const keep = async (key: string, length: number) => {
      const { version } = await stored.look(scope, key)
      return stored.keep(scope, key, version, answerOf('x'.repeat(length)))
    }
    const kept = async () => {
      const keys = await redis.keys(`${souk.config.redisPrefix}:cache:{3}:one:bounded:page-*`)
      return keys.map((key) => key.slice(-1)).sort()
    }
    for (const page of ['1', '2', '3']) await keep(`page-${page}`, 100)
    await stored.look(scope, 'page-1')
    await keep('page-4', 100)
    expect(await kept()).toEqual(['1', '3', '4'])
    await keep('page-5', 1_700)
    expect(await kept()).toEqual(['4', '5'])
    expect(await keep('page-6', 3_000)).toBe(false)
    expect(await kept()).toEqual(['4', '5'])
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
