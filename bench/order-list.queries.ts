/** What order-list.ts asks for: every filter, every sort, both ends of the list, its window, and cursors. */

/** A query with values of its own each time. */
export type Asked = [name: string, query: () => string]

const sorts = ['created_at', 'updated_at', 'id', 'number', 'total_price', 'status']
const between = (low: number, high: number) => low + Math.floor(Math.random() * (high - low))
const day = () => new Date(Date.UTC(2024, 0, between(1, 600))).toISOString().slice(0, 10)
const fixed = (query: string): Asked => [query, () => query]

export function filters(popular: number): Asked[] {
  return [
    fixed('page=1'),
    ...sorts.flatMap((sort) => [fixed(`sort=${sort}`), fixed(`sort=-${sort}`)]),
    ...['pending', 'delivered', 'refunded'].map((status) => fixed(`status=${status}`)),
    ['created_from, a day', () => `created_from=${day()}`],
    ['created_before, a day', () => `created_before=${day()}`],
    ['one week', week],
    ['a product in most orders', () => `product_id=${popular}`],
    ['a product in few orders', () => `product_id=${popular + 19}`],
    ['a product, status and days', () => `product_id=${popular}&status=pending&created_from=2025-01-01`],
    ['min_total', () => `min_total=${between(100, 499)}`],
    ['a narrow range of totals', () => totals(between(10, 490), 0.5)],
    ['a wide range of totals', () => totals(between(1, 100), 390)],
    ['a narrow range, sort=-updated_at', () => `${totals(between(10, 490), 0.5)}&sort=-updated_at`],
    ['a wide range, sort=-total_price', () => `${totals(between(1, 100), 390)}&sort=-total_price`],
    ['min_total, status=pending', () => `min_total=${between(100, 499)}&status=pending`],
    ['min_total, days, sort=-total_price', () => `min_total=100&created_from=${day()}&sort=-total_price`],
    fixed('status=pending&sort=-total_price'),
    fixed('status=delivered&sort=id'),
    fixed('status=refunded&sort=-number'),
    fixed('sort=status,-created_at'),
    fixed('sort=-status,total_price'),
    ['search: a number', () => `search=${between(1, 900)}`],
    ['search: a number, status=pending', () => `search=%23${between(1, 900)}&status=pending`],
    fixed('search=tenant-'),
    ['search: eleven addresses', () => `search=tenant-${between(10, 99)}`],
    ['search: one address', () => `search=${encodeURIComponent(`tenant-${between(10, 999)}@`)}`],
    ['search: addresses, min_total, sort', () => `search=tenant-${between(1, 9)}&min_total=495&sort=-updated_at`],
  ]
}

/** As deep as page numbers reach. */
export function pages(count: number, perPage = 20): Asked[] {
  const last = Math.ceil(count / perPage)
  return [
    fixed(`page=${last}`),
    ...[
      'sort=-created_at',
      'sort=-total_price',
      'sort=status',
      'sort=-updated_at',
      'status=delivered',
      'min_total=100',
    ].map((query) => fixed(`page=${Math.min(500, Math.ceil(last / 2))}&${query}`)),
  ]
}

export function cursorSorts(): string[] {
  return [...sorts.map((sort) => `sort=${sort}`), 'min_total=100', 'status=delivered']
}

function week(): string {
  const from = Date.UTC(2024, 0, between(1, 600))
  const [first, last] = [from, from + 7 * 86_400_000].map((time) => new Date(time).toISOString().slice(0, 10))
  return `created_from=${first}&created_before=${last}`
}

function totals(low: number, width: number): string {
  return `min_total=${low.toFixed(2)}&max_total=${(low + width).toFixed(2)}`
}
