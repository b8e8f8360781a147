import { beforeAll, describe, expect, it } from 'vitest'
import { type PlatformTx, type TenantTx, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import type { Gathering } from './cheapest-way.ts'
import { gather } from './gather-matching.ts'
import type { IndexedList } from './indexed-list.ts'
import { filtersOf, type ListColumn } from './product-filters.ts'
import { ListProductsQuery } from './products.schemas.ts'

const part = { offset: 1, limit: 2 }

describe('gathering what fits', () => {
  let souk: Souk
  let merchant: User
  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
    await souk.owner.query(
      `INSERT INTO products (user_id, name, price, quantity)
       SELECT $1, 'Mug ' || n, n, n % 3 FROM generate_series(1, 12) AS n`,
      [merchant.id],
    )
  })

  const listOf = (query: Record<string, string>, column: ListColumn, isCounted = true): IndexedList => ({
    filters: filtersOf(ListProductsQuery.parse(query)),
    column,
    direction: 'desc',
    countAll: async () => 12,
    isCounted,
  })

  /** As the merchant and as the operator, for whom it is the same. */
  async function gathered(list: IndexedList, way: Gathering) {
    const names = async (tx: TenantTx | PlatformTx) => {
      const found = await gather(tx, list, part, way)
      // Which of them were found first is the index's business.
      if (!('rows' in found)) return 'too many'
      const prices = await souk.owner.query('SELECT id, price::int FROM products')
      const priceOf = new Map(prices.rows.map(({ id, price }) => [Number(id), price]))
      return { ...found, rows: found.rows.map(({ id }) => priceOf.get(id)) }
    }
    const own = await withTenant(souk.dependencies.database, merchant.id, names)
    expect(await withPlatform(souk.dependencies.database, names)).toEqual(own)
    return own
  }

  it('sorts what it found, and counts it', async () => {
    const list = listOf({ search: 'mug', min_price: '4' }, 'price')
    const all = { rows: [11, 10], fitting: { rows: 9, isAll: true } }
    expect(await gathered(list, { from: 'text', most: 12 })).toEqual(all)
    expect(await gathered(list, { from: 'products', most: 12 })).toEqual(all)
    expect(await gathered(list, { from: 'products' })).toEqual(all)
    const soldOut = listOf({ search: 'mug', in_stock: 'false' }, 'name')
    expect(await gathered(soldOut, { from: 'text', most: 4 })).toMatchObject({ fitting: { rows: 4, isAll: true } })
  })

  it('tells only how many there are at least where they are more than it was to find', async () => {
    const list = listOf({ search: 'mug', min_price: '4' }, 'price')
    for (const way of [{ from: 'text', most: 8 } as const, { from: 'products', most: 8 } as const]) {
      expect(await gathered(list, way), way.from).toBe('too many')
    }
    // Of those that it found none may fit, while others do.
    expect(await gathered(listOf({ search: 'mug', min_price: '12' }, 'name'), { from: 'text', most: 3 })).toBe(
      'too many',
    )
    const uncounted = listOf({ min_price: '4' }, 'created_at', false)
    expect(await gathered(uncounted, { from: 'products', most: 8 })).toBe('too many')
    expect(await gathered(uncounted, { from: 'products', most: 9 })).toMatchObject({ fitting: { isAll: false } })
  })

  it('finds nothing, and says so', async () => {
    const nothing = { rows: [], fitting: { rows: 0, isAll: true } }
    expect(await gathered(listOf({ search: 'mug', min_price: '13' }, 'price'), { from: 'text', most: 12 })).toEqual(
      nothing,
    )
    expect(await gathered(listOf({ search: 'jug', min_price: '1' }, 'price'), { from: 'text', most: 12 })).toEqual(
      nothing,
    )
  })
})
