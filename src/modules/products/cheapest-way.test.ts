import { describe, expect, it } from 'vitest'
import { type Sample, waysFrom } from './cheapest-way.ts'
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
  return ways.map((way) => ('along' in way ? 'walk' : way.from))
}

describe('the way through a filtered list', () => {
  it('walks on where what fits is common', () => {
    expect(waysOf({ search: 'mug' }, [15])[0]).toBe('walk')
    expect(waysOf({ min_price: '200' }, [12])[0]).toBe('walk')
  })

  it('gathers what is rare by its own index', () => {
    expect(waysOf({ search: 'zebra' }, [0])[0]).toBe('text')
    expect(waysOf({ min_price: '5', max_price: '6' }, [0])[0]).toBe('products')
    expect(waysOf({ in_stock: 'false' }, [0])[0]).toBe('product_levels')
    expect(waysOf({ in_stock: 'false', max_price: '3' }, [90, 4], { all: 0 })[0]).toBe('product_levels')
  })

  it('asks the index of texts sooner or later, and walks, however many products there are', () => {
    for (const among of [6_000, 300_000, 1_000_000, 50_000_000]) {
      for (const met of [0, 1, 2, 19]) {
        expect(waysOf({ search: 'zebra' }, [met], { among }), `${met} of ${among}`).toEqual(
          expect.arrayContaining(['text', 'walk']),
        )
      }
    }
  })

  it('ends where nothing shows that it is promising', () => {
    const filters = filtersOf(ListProductsQuery.parse({ search: 'mug', min_price: '1', in_stock: 'true' }))
    const first: Sample = { walked: 1_000, fitting: [0, 1, 2], fittingAll: 0 }
    const ways = waysFrom(first, { filters, column: 'name', wanted: 21, among: 1_000_000, isCounted: true })
    for (const way of ways.filter((one) => 'from' in one)) expect(way.most).toBeLessThanOrEqual(6_000)
  })
})
