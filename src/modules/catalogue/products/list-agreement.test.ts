import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { foldText } from '#platform/fold-text.ts'
import { newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

interface Row {
  id: number
  name: string
  price: number
  quantity: number
  created_at: number
  updated_at: number
  /** Worked out once: hundreds of queries ask it of thousands of rows. */
  folded: string
  placeOfName: number
}

/** More than hold a text and are gathered. */
const count = 6_500
const columns = ['id', 'name', 'price', 'quantity', 'created_at', 'updated_at'] as const

/** Few values for many products, so that ties are long; words that are everywhere, rare, together in few names, and absent. */
const texts = ['oak', 'GLASS', 'rare', 'oak mug', 'mug 12', 'glass bowl 7', 'ug', '蓝', 'w', '42', '650', 'no such']

const Query = fc.record({
  sort: fc.uniqueArray(fc.tuple(fc.constantFrom(...columns), fc.boolean()), {
    minLength: 1,
    maxLength: 3,
    selector: ([column]) => column,
  }),
  search: fc.option(fc.constantFrom(...texts), { nil: undefined }),
  min_price: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  max_price: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  in_stock: fc.option(fc.boolean(), { nil: undefined }),
  page: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 400 })),
  per_page: fc.constantFrom(1, 7, 20, 100),
})
/** Names sort by the root collation, and bytes decide between what it takes for the same. */
const { compare } = new Intl.Collator('und')
const byName = (one: string, other: string) =>
  compare(one, other) || Buffer.compare(Buffer.from(one), Buffer.from(other))

const compareIn = (column: (typeof columns)[number], one: Row, other: Row) =>
  column === 'name' ? one.placeOfName - other.placeOfName : one[column] - other[column]

type Query = typeof Query extends fc.Arbitrary<infer T> ? T : never

describe('lists of products', () => {
  let souk: Souk
  let users: User[]
  let all: Row[]

  beforeAll(async () => {
    souk = await startSouk()
    users = [await newUser(souk, 'merchant'), await newUser(souk, 'admin')]
    await souk.owner.query(
      `INSERT INTO products (user_id, name, price, quantity, created_at, updated_at)
       SELECT $1, CASE WHEN n % 3 = 0 THEN 'Oak' ELSE 'Glass' END || CASE WHEN n % 97 = 0 THEN ' ' ELSE ' 蓝 ' END
           || CASE WHEN n < 5000 THEN 'bowl' ELSE 'mug' END || ' ' || n % 700 || CASE WHEN n % 900 = 1 THEN ' Rare' ELSE '' END,
         (n * 31 % 40) + (n % 2) * 0.5, CASE WHEN n % 5 < 2 THEN 0 ELSE n % 13 END,
         timestamptz '2030-01-01Z' + n / 40 * interval '1 minute', timestamptz '2030-01-01Z' + n * 7 % 50 * interval '1 hour'
       FROM generate_series(1, $2::int) AS n`,
      [users[0]?.id, count],
    )
    // And some of few letters, whose ends and beginnings look alike.
    const names = fc.sample(fc.string({ unit: fc.constantFrom(...'axyzXé蓝7 -'), minLength: 3, maxLength: 24 }), 600)
    await souk.owner.query(
      `INSERT INTO products (user_id, name, price, quantity) SELECT $1, name, 1, 1 FROM unnest($2::text[]) AS name
       WHERE trim(name) <> ''`,
      [users[0]?.id, names],
    )
    await souk.owner.query('ANALYZE products')
    const { rows } = await souk.owner.query(`
      SELECT id::int, name, price::float8, quantity, extract(epoch FROM created_at)::float8 AS created_at,
        extract(epoch FROM updated_at)::float8 AS updated_at FROM products ORDER BY id`)
    const places = new Map([...new Set(rows.map(({ name }) => name))].sort(byName).map((name, place) => [name, place]))
    all = rows.map((row) => ({ ...row, folded: foldText(row.name), placeOfName: places.get(row.name) }))
  })

  /** The plain way: look at every product, and sort all that fit. */
  function expectedOf({ sort, search, min_price, max_price, in_stock }: Query): number[] {
    const order = [...sort, ['id', sort.at(-1)?.[1] ?? false] as const]
    const folded = foldText(search ?? '')
    return all
      .filter((row) => row.folded.includes(folded))
      .filter(({ price }) => price >= (min_price ?? 0) && price <= (max_price ?? Number.POSITIVE_INFINITY))
      .filter(({ quantity }) => in_stock === undefined || quantity > 0 === in_stock)
      .toSorted((one, other) => {
        const compared = order.map(([column, isDescending]) => (isDescending ? -1 : 1) * compareIn(column, one, other))
        return compared.find((sign) => sign !== 0) ?? 0
      })
      .map(({ id }) => id)
  }

  function urlOf({ sort, ...query }: Query): string {
    const order = sort.map(([column, isDescending]) => `${isDescending ? '-' : ''}${column}`).join()
    const given = Object.entries(query).filter(([, value]) => value !== undefined)
    return `/products?${new URLSearchParams([['sort', order], ...given.map(([name, value]) => [name, String(value)])])}`
  }

  it('show what fits, in order, by number and by cursor, whichever way it is found', async () => {
    await fc.assert(
      fc.asyncProperty(Query, fc.constantFrom(0, 1), async (query, who) => {
        const user = users[who] as User
        const expected = expectedOf(query)
        const { page, per_page } = query
        const { status, body } = await user.get(urlOf(query))
        const { total, total_is_exact } = body.meta
        expect(status, JSON.stringify(body)).toBe(200)
        const idsOf = ({ data }: { data: Row[] }) => data.map(({ id }) => id)
        expect(idsOf(body)).toEqual(expected.slice((page - 1) * per_page, page * per_page))
        expect([total, total_is_exact]).toEqual([expected.length, true])
        const cursor = body.meta.next_cursor
        expect(cursor === null).toBe(expected.length <= page * per_page)
        if (cursor === null) return
        const next = await user.get(`${urlOf(query)}&cursor=${cursor}`)
        expect(idsOf(next.body)).toEqual(expected.slice(page * per_page, (page + 1) * per_page))
      }),
      { numRuns: 400 },
    )
  }, 120_000)

  it('find every name by every part of it', async () => {
    const odd = all.slice(count)
    const Part = fc.tuple(fc.nat(), fc.nat({ max: 23 }), fc.integer({ min: 1, max: 24 }))
    await fc.assert(
      fc.asyncProperty(Part, fc.constantFrom(0, 1), async ([at, from, length], who) => {
        const { id, name } = odd[at % odd.length] as Row
        const search = name.slice(from, from + length).trim()
        fc.pre(search !== '')
        const { body } = await (users[who] as User).get(
          `/products?sort=-id&per_page=100&${new URLSearchParams({ search })}`,
        )
        const folded = foldText(search)
        const fitting = all.filter((row) => row.folded.includes(folded))
        expect(
          body.data.map((row: Row) => row.id),
          search,
        ).toEqual(
          fitting
            .map((row) => row.id)
            .toReversed()
            .slice(0, 100),
        )
        if (fitting.length <= 100) expect(fitting.map((row) => row.id)).toContain(id)
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('counts a rare text also where the page was found before it was counted', async () => {
    const [merchant] = users as [User]
    await souk.owner.query(
      "INSERT INTO products (user_id, name, price, quantity, created_at) SELECT $1, 'Zebra ' || n, 1, 1, now() + n * interval '1 day' * CASE WHEN n = 1 THEN 40000 ELSE -400 END FROM generate_series(1, 12) AS n",
      [merchant.id],
    )
    const { body } = await merchant.get('/products?search=zebra&per_page=1')
    expect(body.meta).toMatchObject({ total: 12, total_is_exact: true, last_page: 12 })
  })
})
