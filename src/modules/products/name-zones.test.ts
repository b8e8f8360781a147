import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { withPlatform, withTenant } from '#platform/database/transactions.ts'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { addPieces, noPieces } from './name-pieces.ts'
import { isInMostZones, zonesHolding } from './name-zones.ts'
import { zoneNames } from './zone-names.ts'

interface Row {
  id: number
  name: string
  price: number
}

const colours = 'Amber Blue Coral Green Ivory Olive Plum Red Teal White'.split(' ')
const things = 'bowl chair clock desk kettle lamp mug shelf stool vase'.split(' ')
/** Of all names, of those that begin with a word, of one thing of one colour, of a few, of none, and no text. */
const texts = [
  '',

  'plum',
  'teal v',
  'white',
  'wh',
  'ug',
  'mug 1',
  'e',
  '77',
  '2345',
  'shirt',
  'zz',
  'é蓝',
  'lily',
  'ivory lamp 1',
]

describe('the zones of names, in a large shop', () => {
  let souk: Souk
  let [merchant, admin]: User[] = []

  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
    admin = await newUser(souk, 'admin')
    await souk.owner.query(
      `INSERT INTO products (user_id, name, price, quantity)
       SELECT $1, CASE WHEN n % 10 = 0 THEN 'Plain T-shirt'
           ELSE ($2::text[])[1 + n * 7 % 10] || ' ' || ($3::text[])[1 + n * 13 / 10 % 10] || ' ' || n END,
         1 + n % 40, n % 3
       FROM generate_series(1, 24000) AS n`,
      [merchant.id, colours, things],
    )
    const odd = fc.sample(fc.string({ unit: fc.constantFrom(...'azXé蓝7 -'), minLength: 2, maxLength: 12 }), 300)
    await souk.owner.query(
      `INSERT INTO products (user_id, name, price, quantity)
       SELECT $1, name, 5, 1 FROM unnest($2::text[]) AS name WHERE trim(name) <> ''`,
      [merchant.id, odd],
    )
    await souk.owner.query('ANALYZE products')
    await zoned()
  }, 90_000)

  const count = async (query: string) =>
    Number((await souk.owner.query(`SELECT count(*) AS count FROM ${query}`)).rows[0].count)
  const zoned = () =>
    eventually(async () => {
      const grown = await count('name_zones WHERE names >= cut_at')
      return (
        (await count('unzoned_products')) + grown + (await count('platform_name_zones WHERE names >= cut_at')) === 0
      )
    })

  /** Workers find their lock taken meanwhile. */
  async function withoutWorkers(work: () => Promise<void>): Promise<void> {
    const lock = "hashtextextended('souk.name_zones', 0)"
    await souk.owner.query(`SELECT pg_advisory_lock(${lock})`)
    try {
      await work()
    } finally {
      await souk.owner.query(`SELECT pg_advisory_unlock(${lock})`)
    }
  }

  /** Every name is in one zone that has all its pieces, or among those that came since. Answers whether all zones are cut. */
  async function expectTruth(atLeast = 10): Promise<boolean> {
    await souk.owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    const whole = [await expectTruthOf('name_zones', atLeast), await expectTruthOf('platform_name_zones', atLeast)]
    await souk.owner.query('COMMIT')
    return whole.every((isCut) => isCut)
  }

  async function expectTruthOf(table: string, atLeast: number): Promise<boolean> {
    const { rows: zones } = await souk.owner.query(`SELECT * FROM ${table} ORDER BY begins_at`)
    expect(zones.length).toBeGreaterThanOrEqual(atLeast)
    expect(zones.map(({ begins_at }) => begins_at)).toEqual(['', ...zones.slice(0, -1).map(({ ends_at }) => ends_at)])
    expect(zones.at(-1).ends_at).toBeNull()
    const { rows: names } = await souk.owner.query(
      `SELECT DISTINCT folded_name AS folded, zone.begins_at FROM products
       JOIN ${table} AS zone ON name >= zone.begins_at AND (zone.ends_at IS NULL OR name < zone.ends_at)
       WHERE products.user_id = $1 AND deleted_at IS NULL AND id NOT IN (SELECT product_id FROM unzoned_products)`,
      [merchant?.id],
    )
    const zoneOf = new Map(zones.map((zone) => [zone.begins_at, zone.pieces as Buffer]))
    const lost = names.filter(({ folded, begins_at }) => {
      const pieces = noPieces()
      addPieces(pieces, folded)
      return pieces.some((byte, at) => (byte & ~(zoneOf.get(begins_at)?.[at] as number)) !== 0)
    })
    expect(lost).toEqual([])
    return zones.every(({ names, cut_at }) => names < cut_at)
  }

  async function allRows(): Promise<Row[]> {
    const { rows } = await souk.owner.query(
      'SELECT id::int, name, price::float8 FROM products WHERE user_id = $1 AND deleted_at IS NULL ORDER BY name, id',
      [merchant?.id],
    )
    return rows
  }

  /** The list, page after page by cursor. */
  async function found(user: User, query: string, pages: number): Promise<number[]> {
    const ids: number[] = []
    for (let page = 0, cursor = ''; page < pages; page += 1) {
      const { body } = await user.get(`/products?${query}${cursor}`)
      ids.push(...body.data.map(({ id }: Row) => id))
      if (body.meta.next_cursor === null) break
      cursor = `&cursor=${body.meta.next_cursor}`
    }
    return ids
  }

  it('are cut of all names, and tell where a text may be', async () => {
    await expectTruth()
    const list = { filters: [], column: 'name', direction: 'asc', countAll: async () => 0, isCounted: true } as const
    const holding = (text: string) =>
      withTenant(souk.dependencies.database, merchant?.id as number, (tx) =>
        zonesHolding(tx, { ...list, filters: [] }, text),
      )
    const plum = await holding('plum')
    expect(plum?.zones).toBeGreaterThan(15)
    expect(plum?.holding).toBeLessThan(6)
    expect(await holding('xylophone')).toMatchObject({ holding: 0, ranges: [] })
    // A shop of few has none, and sees none of the others.
    const seller = await newUser(souk, 'merchant')
    const { id } = await newProduct(seller, { name: '~' })
    expect(
      await withTenant(souk.dependencies.database, seller.id, (tx) => zonesHolding(tx, { ...list, filters: [] }, '~')),
    ).toBeUndefined()
    await seller.call('DELETE', `/products/${id}`)
  })

  it('tell the truth from the first moment on, while they are cut', async () => {
    // A worker may be faster, and cut all of them before a look.
    await eventually(async () => {
      await souk.owner.query('BEGIN; DELETE FROM name_zones; DELETE FROM platform_name_zones')
      await souk.owner.query(
        'INSERT INTO unzoned_products (user_id, product_id) SELECT user_id, id FROM products WHERE user_id = $1 LIMIT 1',
        [merchant?.id],
      )
      await souk.owner.query('COMMIT')
      let wereHalf = false
      while ((await zoneNames(souk.dependencies.database, 1)) > 0) wereHalf ||= !(await expectTruth(1))
      await zoned()
      return wereHalf
    })
    await expectTruth()
  })

  it('show what a list by name shows without them', async () => {
    const all = await allRows()
    const Query = fc.record({
      search: fc.constantFrom(...texts),
      sort: fc.constantFrom('name', '-name'),
      most: fc.constantFrom(undefined, 3, 12),
      size: fc.constantFrom(1, 7, 20),
      page: fc.constantFrom(1, 1, 2, 40),
    })
    await fc.assert(
      fc.asyncProperty(Query, fc.constantFrom(merchant, admin), async ({ search, sort, most, size, page }, user) => {
        const fitting = all.filter(({ name, price }) => name.toLowerCase().includes(search) && !(price > Number(most)))
        const expected = (sort === 'name' ? fitting : fitting.toReversed()).map(({ id }) => id)
        const bound = most === undefined ? '' : `&max_price=${most}`
        const query = `search=${encodeURIComponent(search)}&sort=${sort}&per_page=${size}${bound}`
        const { body } = await (user as User).get(`/products?${query}&page=${page}`)
        expect(body.data.map(({ id }: Row) => id)).toEqual(expected.slice((page - 1) * size, page * size))
        const { total, total_is_exact } = body.meta
        expect([total, total_is_exact]).toEqual([total_is_exact ? expected.length : expect.any(Number), total_is_exact])
        expect(total).toBeLessThanOrEqual(expected.length)
        expect(await found(user as User, query, 3), query).toEqual(expected.slice(0, 3 * size))
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it('are what a list by name goes by', async () => {
    const user = merchant as User
    const [first] = await found(user, 'search=plum&sort=name&per_page=1', 1)
    await withoutWorkers(async () => {
      await souk.owner.query('CREATE TEMPORARY TABLE kept AS TABLE name_zones')
      await souk.owner.query("UPDATE name_zones SET pieces = decode(repeat('00', 2048), 'hex')")
      // Not the same query: that one is in the cache.
      expect(await found(user, 'search=plum&sort=name&per_page=2', 1)).toEqual([])
      expect(await found(user, 'search=plum&sort=-id&per_page=2', 1)).toHaveLength(2)
      await souk.owner.query(
        'UPDATE name_zones SET pieces = kept.pieces FROM kept WHERE kept.begins_at = name_zones.begins_at',
      )
    })
    expect((await found(user, 'search=plum&sort=name&per_page=3', 1))[0]).toBe(first)
  })

  it('tell how common a text is that a list has not met', async () => {
    const isCommon = (text: string) =>
      withPlatform(souk.dependencies.database, (tx) => isInMostZones(tx, text, 24_300), 'reading')
    expect(await isCommon('12')).toBe(true)
    expect(await isCommon('zzq')).toBe(false)
    expect(await isCommon('lily')).toBe(false)
    const all = await allRows()
    for (const search of ['345', 'zzq']) {
      const fitting = all.filter(({ name }) => name.includes(search))
      const byPrice = fitting.toSorted((one, other) => other.price - one.price || other.id - one.id)
      const { body } = await (admin as User).get(`/products?search=${search}&sort=-price`)
      expect(body.data.map(({ id }: Row) => id)).toEqual(byPrice.slice(0, 20).map(({ id }) => id))
    }
  })

  it('find what came, was renamed or came back since, before and after a worker has seen it', async () => {
    const user = merchant as User
    const [renamed, gone] = (await allRows()).filter(({ name }) => name.startsWith('Green')) as [Row, Row]
    await user.call('DELETE', `/products/${gone.id}`)
    await souk.owner.query('UPDATE products SET name = $2 WHERE id = $1', [gone.id, 'Okapi 3'])
    const first = await newProduct(user, { name: 'Aardvark okapi' })
    const last = await newProduct(user, { name: 'Zebra okapi' })
    const inOrder: number[] = []
    const check = async () => {
      for (const reader of [user, admin as User]) {
        expect(await found(reader, 'search=okapi&sort=name&per_page=1', 9)).toEqual(inOrder)
        expect(await found(reader, 'search=okapi&sort=-name', 9)).toEqual(inOrder.toReversed())
      }
    }
    await withoutWorkers(async () => {
      expect(
        (await user.call('PATCH', `/products/${renamed.id}`, { name: 'Mug of an okapi', price: '1.00', quantity: 1 }))
          .status,
      ).toBe(200)
      expect((await (admin as User).post(`/products/${gone.id}/restoration`)).status).toBe(200)
      expect(await count('unzoned_products')).toBeGreaterThan(1)
      inOrder.push(first.id, renamed.id, gone.id, last.id)
      await check()
    })
    await zoned()
    await check()
    await expectTruth()
  })

  it('hide no name that was answered, while names come, workers put them into zones and zones are cut', async () => {
    const user = merchant as User
    let isOver = false
    const zoning = (async () => {
      // Each of these has grown at once, and is cut again and again.
      while (!isOver) {
        await withoutWorkers(async () => {
          await souk.owner.query(
            'UPDATE name_zones SET cut_at = 0 WHERE begins_at IN (SELECT begins_at FROM name_zones ORDER BY random() LIMIT 2)',
          )
        })
        await zoneNames(souk.dependencies.database)
      }
    })()
    const write = async (writer: number) => {
      for (let turn = 0; turn < 15; turn += 1) {
        const word = `qx${writer}y${turn}`
        const { id } = await newProduct(user, { name: `${colours[(writer + turn) % 10]} ${word}` })
        expect(await found(user, `search=${word}&sort=name`, 1), word).toEqual([id])
        await user.call('PATCH', `/products/${id}`, { name: `Wild ${word} okra`, price: '1.00', quantity: 1 })
        expect(await found(user, `search=${word}%20okra&sort=-name`, 1), word).toEqual([id])
      }
    }
    await Promise.all([0, 1, 2, 3].map(write)).finally(() => {
      isOver = true
    })
    await zoning
    await zoned()
    await expectTruth()
  }, 60_000)
})
