import { createHook } from 'node:async_hooks'
import { beforeAll, describe, expect, it } from 'vitest'
import { recordStatements } from '../bench/recorded-statements.ts'
import { clientOf, newUser, password } from './client.ts'
import { cloneDatabase, type Souk, startSouk } from './harness.ts'
import { newBuyer } from './shop-buyer.ts'
import { openShopWith } from './store-visitor.ts'

/** How often Argon2 runs in this process, and what this process sends to PostgreSQL. */
async function workOf(
  attempt: () => Promise<unknown>,
  about = /\busers\b|personal_access_tokens/,
): Promise<{ hashes: number; statements: string[] }> {
  let hashes = 0
  const hook = createHook({
    init(_id, type) {
      if (type === 'ARGON2REQUEST') hashes += 1
    },
  }).enable()
  const recording = recordStatements()
  await attempt()
  hook.disable()
  const statements = recording.stop().map(({ text }) => text)
  return { hashes, statements: statements.filter((text) => about.test(text)) }
}

describe('signing in with a wrong password', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk({ DATABASE_URL: await cloneDatabase(), LOGIN_LIMIT_PER_MINUTE: '1000' })
  })

  it.each(['/login', '/session'])(
    'takes the same work for a known, a suspended and an unknown address: %s',
    async (path) => {
      const [known, suspended] = [await newUser(souk), await newUser(souk)]
      await souk.owner.query('UPDATE users SET suspended_at = now() WHERE id = $1', [suspended.id])
      const attempt = (email: string) =>
        workOf(() => clientOf(souk).post(path, { email, password: 'not the password' }))
      const works = [await attempt(known.email), await attempt(suspended.email), await attempt(`nobody-${known.email}`)]
      expect(works[0]).toEqual({ hashes: 1, statements: [expect.stringContaining('fold_address(email)')] })
      for (const work of works) expect(work).toEqual(works[0])
      const right = await workOf(() => clientOf(souk).post(path, { email: known.email, password }))
      expect(right.statements.length, 'what is counted is what is done').toBeGreaterThan(1)
    },
  )
})

describe('signing in to a shop with a wrong password', () => {
  it('takes the same work for a buyer, for one of another shop and for an unknown address', async () => {
    const souk = await startSouk({ LOGIN_LIMIT_PER_MINUTE: '1000' })
    const [shop, other] = [await openShopWith(souk, {}), await openShopWith(souk, {})]
    const [known, elsewhere] = [await newBuyer(souk, shop.slug), await newBuyer(souk, other.slug)]
    const attempt = (email: string, guess = 'not the password') =>
      workOf(
        () => clientOf(souk).post(`/shops/${shop.slug}/session`, { email, password: guess }),
        /\bbuyers\b|buyer_tokens/,
      )
    const works = [await attempt(known.email), await attempt(elsewhere.email), await attempt(`nobody-${known.email}`)]
    expect(works[0]).toEqual({ hashes: 1, statements: [expect.stringContaining('fold_address(email)')] })
    for (const work of works) expect(work).toEqual(works[0])
    expect((await attempt(known.email, password)).statements.length).toBeGreaterThan(1)
  })
})

describe('a token that cannot be one of ours', () => {
  it('costs no look-up; a well-formed one that is unknown costs one', async () => {
    const souk = await startSouk()
    const user = await newUser(souk)
    const [id, secret] = user.token.split('|') as [string, string]
    const last = secret.endsWith('0') ? '1' : '0'
    const forged = [`${id}|${secret.slice(0, -1)}${last}`, `${id}|${secret.slice(0, -1)}`, `0|${secret}`, 'x', '|', id]
    for (const token of forged) {
      const { statements } = await workOf(async () => {
        expect((await clientOf(souk, token).get('/me')).status).toBe(401)
      })
      expect(statements, token).toEqual([])
    }
    const unknown = await workOf(() => clientOf(souk, `987654321|${secret}`).get('/me'))
    expect(unknown.statements).toHaveLength(1)
  })
})
