import { describe, expect, it } from 'vitest'
import { type Sample, type Way, waysFrom, waysKnowing, type Zones } from './cheapest-way.ts'
import { filtersOf } from './product-filters.ts'
import { ListProductsQuery } from './products.schemas.ts'

/** The ways of a list whose first thousand rows have so many that fit each filter, and all of them. */
function waysOf(
  query: Record<string, string>,
  fitting: number[],
  { among = 300_000, all = Math.min(...fitting) } = {},
) {
  const filters = filtersOf(ListProductsQuery.parse(query))
  const first: Sample = { walked: 1_000, fitting, fittingAll: all }
  const ways = waysFrom(first, { filters, column: 'created_at', wanted: 21, among, isCounted: 'search' in query })
  return ways.map(nameOf)
}

const nameOf = (way: Way) => ('from' in way ? way.from : way.along)

/** The ways of a list by name whose first thousand names do not hold the text, in a shop of 300 zones. */
function waysByName(query: Record<string, string>, zones: Partial<Zones>, fitting = [0]) {
  const filters = filtersOf(ListProductsQuery.parse(query))
  const first: Sample = { walked: 1_000, fitting, fittingAll: 0 }
  const known = { zones: 300, holding: 25, firstHold: false, ...zones }
  return waysFrom(first, { filters, column: 'name', wanted: 21, among: 300_000, isCounted: true, zones: known })
}

/** The ways of a list of which so many are known to fit. */
function waysOfKnown(query: Record<string, string>, rows: number, { isExact = true, wanted = 21 } = {}) {
  const filters = filtersOf(ListProductsQuery.parse(query))
  const asked = { filters, column: 'created_at', wanted, among: 300_000, isCounted: false } as const
  return waysKnowing({ rows, isExact }, asked)
}

describe('the way through a filtered list', () => {
  it('walks on where what fits is common', () => {
    expect(waysOf({ search: 'mug' }, [15])[0]).toBe('sort')
    expect(waysOf({ min_price: '200' }, [12])[0]).toBe('sort')
  })

  it('gathers what is rare by its own index', () => {
    expect(waysOf({ search: 'zebra' }, [0])[0]).toBe('text')
    expect(waysOf({ min_price: '5', max_price: '6' }, [0])[0]).toBe('products')
    expect(waysOf({ in_stock: 'false' }, [0])[0]).toBe('product_levels')
    expect(waysOf({ in_stock: 'false', max_price: '3' }, [90, 4], { all: 0 })[0]).toBe('product_levels')
  })

  it('asks the index of texts sooner or later where few were met, and walks, however many products there are', () => {
    for (const among of [6_000, 300_000, 1_000_000, 50_000_000]) {
      for (const met of [0, 1, 2]) {
        expect(waysOf({ search: 'zebra' }, [met], { among }), `${met} of ${among}`).toEqual(
          expect.arrayContaining(['text', 'sort']),
        )
      }
    }
    expect(
      waysOf({ search: 'mug' }, [19], { among: 1_000_000 }),
      'nineteen thousand, unless they lie together',
    ).toEqual(['sort', 'text', 'sort'])
  })

  it('looks for all that hold a text before it looks through everything, where those that were met lie together', () => {
    expect(waysOf({ search: '904', in_stock: 'true' }, [12, 900], { among: 1_000_000 })).toEqual([
      'sort',
      'text',
      'product_levels',
      'sort',
    ])
  })

  it('first sees whether there are many, where nothing or chance was met', () => {
    const first = (search: string, met: number, among: number) => {
      const filters = filtersOf(ListProductsQuery.parse({ search }))
      const sample: Sample = { walked: 1_000, fitting: [met], fittingAll: met }
      return (isEverywhere = false) =>
        waysFrom(sample, { filters, column: 'price', wanted: 21, among, isCounted: true, isEverywhere })[0]
    }
    expect(first('123', 0, 1_000_000)()).toEqual({ from: 'text', most: 100 })
    expect(first('123', 0, 1_000_000)(true), 'zones know it').toMatchObject({ along: 'sort' })
    expect(first('123', 0, 300_001)(), 'as many as there may be cost no more').toEqual({ from: 'text', most: 1_801 })
    expect(first('123', 1, 1_000_000)()).toMatchObject({ along: 'sort' })
    expect(first('12345', 1, 1_000_000)()).toEqual({ from: 'text', most: 100 })
    expect(first('plum oak', 1, 1_000_000)(), 'the index reads all of both').toMatchObject({ along: 'sort' })
    expect(first('ab', 0, 1_000_000)(), 'its list of products may be long').toMatchObject({ along: 'sort' })
  })

  it('goes where the names of a text are, if they lie together', () => {
    expect(waysByName({ search: 'plum' }, {}).map(nameOf)).toEqual(['zones', 'text', 'zones', 'sort'])
    expect(waysByName({ search: 'plum' }, { holding: 90 }).map(nameOf)).toEqual(['zones', 'zones', 'text', 'sort'])
    expect(waysByName({ search: 'plum oak' }, { holding: 2 })[0]).toEqual({ along: 'zones', most: 8 })
    expect(waysByName({ search: 'plum' }, { holding: 280 }).map(nameOf)[0], 'they lie everywhere').not.toBe('zones')
    expect(waysByName({ search: '48123' }, { holding: 290, firstHold: true }).map(nameOf)[0]).toBe('text')
    // The fewer fit the other filters, the more zones are looked through.
    const zonesOf = (fitting: number[]) => waysByName({ search: 'plum', max_price: '3' }, {}, fitting)[0]
    expect(zonesOf([0, 900])).toEqual({ along: 'zones', most: 8 })
    expect(zonesOf([0, 20])).toEqual({ along: 'zones', most: 42 })
  })

  it('needs no look at the list where it is known how many fit', () => {
    expect(waysOfKnown({ min_price: '5' }, 10_000, { isExact: false })).toEqual([{ along: 'sort', most: 2_520 }])
    expect(waysOfKnown({ min_price: '5', max_price: '6' }, 700)[0]).toEqual({ from: 'products' })
    expect(waysOfKnown({ min_price: '5', max_price: '6' }, 300)).toEqual([{ from: 'products' }])
    expect(waysOfKnown({ min_price: '5', max_price: '6' }, 5_000)[0]).toMatchObject({ along: 'sort' })
    expect(waysOfKnown({ max_price: '6', in_stock: 'false' }, 300)).toEqual([{ from: 'product_levels' }])
    expect(waysOfKnown({ in_stock: 'true' }, 270_000)[0]).toMatchObject({ along: 'sort' })
    // It finds all of them, however many others lie within the prices.
    expect(waysOfKnown({ max_price: '6', in_stock: 'true' }, 6_000, { wanted: 1_000 })[0]).toEqual({ from: 'products' })
  })

  it('ends where nothing shows that it is promising', () => {
    const filters = filtersOf(ListProductsQuery.parse({ search: 'mug', min_price: '1', in_stock: 'true' }))
    const first: Sample = { walked: 1_000, fitting: [0, 1, 2], fittingAll: 0 }
    const ways = waysFrom(first, { filters, column: 'name', wanted: 21, among: 1_000_000, isCounted: true })
    for (const way of ways.filter((one) => 'from' in one)) expect(way.most).toBeLessThanOrEqual(6_000)
  })
})
