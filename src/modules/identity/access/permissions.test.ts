import fc from 'fast-check'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { cloneDatabase } from '#test/harness.ts'
import { may } from './actor.ts'
import { covers, expandPatterns, permissions } from './permissions.ts'

const nouns = [...new Set(permissions.map((name) => name.split('.')[0]))]
const permission = fc.constantFrom(...permissions)
/** What roles, users and tokens may hold, and things that look a little like it. */
const pattern = fc.oneof(
  permission,
  fc.constantFrom(...nouns.map((noun) => `${noun}.*`)),
  fc.constantFrom(
    '*',
    '.*',
    '*.*',
    '',
    'tenants.',
    'tenants.any.*',
    'product.*',
    'products',
    'products.*.*',
    'PRODUCTS.*',
  ),
  fc.string({ maxLength: 12 }),
)
const patterns = fc.array(pattern, { maxLength: 6 })
const actor = (held: string[], abilities: string[]) => ({ permissions: held, token: { abilities } })
const allowed = (held: string[], abilities: string[]) => permissions.filter((name) => may(actor(held, abilities), name))

describe('permissions', () => {
  it('are the same in the code and in the database', async () => {
    const client = new Client({ connectionString: await cloneDatabase() })
    await client.connect()
    const { rows } = await client.query<{ name: string }>('SELECT name FROM permissions')
    await client.end()
    expect(rows.map(({ name }) => name).sort()).toEqual([...permissions].sort())
  })

  it('are covered by themselves, by their noun with a star and by the star alone', () => {
    expect(covers(['products.view'], 'products.view')).toBe(true)
    expect(covers(['products.*'], 'products.view')).toBe(true)
    expect(covers(['*'], 'products.view')).toBe(true)
    expect(covers(['products.view'], 'products.create')).toBe(false)
    expect(covers(['product.*', 'orders.*', 'products'], 'products.view')).toBe(false)
    expect(covers([], 'products.view')).toBe(false)
  })

  it('are expanded from patterns as if each pattern were spelt out', () => {
    const spelled = (held: string) =>
      permissions.filter(
        (name) => held === '*' || held === name || (name !== 'tenants.any' && held === `${name.split('.')[0]}.*`),
      )
    fc.assert(
      fc.property(patterns, (held) => {
        const union = new Set(held.flatMap(spelled))
        expect(expandPatterns(held)).toEqual(permissions.filter((name) => union.has(name)))
      }),
    )
  })
})

describe('a token', () => {
  it('never exceeds what its owner holds, nor what it was made for', () => {
    fc.assert(
      fc.property(patterns, patterns, (held, abilities) => {
        const both = new Set<string>(expandPatterns(held)).intersection(new Set<string>(expandPatterns(abilities)))
        expect(new Set<string>(allowed(held, abilities))).toEqual(both)
      }),
    )
  })

  it('loses nothing by one more ability, or by one more permission of its owner', () => {
    fc.assert(
      fc.property(patterns, patterns, pattern, (held, abilities, added) => {
        const before = allowed(held, abilities)
        expect(allowed(held, [...abilities, added])).toEqual(expect.arrayContaining(before))
        expect(allowed([...held, added], abilities)).toEqual(expect.arrayContaining(before))
      }),
    )
  })

  it('gains nothing when its owner loses something', () => {
    fc.assert(
      fc.property(patterns, patterns, fc.nat(5), (held, abilities, lost) => {
        expect(allowed(held, abilities)).toEqual(expect.arrayContaining(allowed(held.toSpliced(lost, 1), abilities)))
      }),
    )
  })

  it('crosses tenants by the permission of that name or by the star, and by nothing that resembles them', () => {
    fc.assert(
      fc.property(patterns, (held) => {
        expect(covers(held, 'tenants.any')).toBe(held.includes('*') || held.includes('tenants.any'))
      }),
    )
  })

  it('that may hand on a pattern may do whatever the pattern covers', () => {
    const known = [...permissions, ...nouns.map((noun) => `${noun}.*`), '*']
    fc.assert(
      fc.property(patterns, patterns, (held, others) => {
        const handedOn = [...known, ...others].filter((wanted) => covers(held, wanted))
        expect(expandPatterns(held)).toEqual(expect.arrayContaining(expandPatterns(handedOn)))
      }),
    )
  })
})
