/** What product-list-plans.ts asks for: every filter with every sort, several at once, and pages far from the beginning. */
import { searches, words } from './product-list-plans.fill.ts'

/** A query with values of its own each time. */
export type Asked = [name: string, query: () => string]

const columns = ['created_at', 'updated_at', 'id', 'name', 'price', 'quantity']

const between = (low: number, high: number) => low + Math.floor(Math.random() * (high - low))
const oneOf = <T>(list: readonly T[]): T => list[between(0, list.length)] as T
const searching = (text: string) => `search=${encodeURIComponent(text)}`
const prices = (low: number, width: number) => `min_price=${low.toFixed(2)}&max_price=${(low + width).toFixed(2)}`
const anyWord = () => oneOf(Object.values(words).flat())

const stocks: Asked[] = [
  ['in_stock=true', () => 'in_stock=true'],
  ['in_stock=false', () => 'in_stock=false'],
]
const bounds: Asked[] = [
  ['min_price', () => `min_price=${between(1, 300)}`],
  ['max_price', () => `max_price=${between(2, 300)}`],
  ['a narrow range of prices', () => prices(between(1, 300), 0.5)],
  ['a range of prices', () => prices(between(1, 200), 8)],
  ['a wide range of prices', () => prices(between(1, 100), 100)],
]
const texts: Asked[] = [
  ['search: a word', () => searching(anyWord())],
  ['search: two words in a row', () => searching(`${oneOf(words.colour)} ${oneOf(words.material)}`)],
  ['search: a whole name', () => searching(searches.rare())],
  ['search: three digits', () => searching(String(between(100, 1_000)))],
  ['search: five digits', () => searching(searches.number())],
  ['search: in no name', () => searching(searches.none())],
  ['search: two letters', () => searching(anyWord().slice(0, 2))],
  ['search: one letter', () => searching(oneOf([...'abcdefghiklmnoprstuwy0123456789']))],
]

export const filters: Asked[] = [['no filter', () => 'per_page=20'], ...stocks, ...bounds, ...texts]

const ways = columns.flatMap((column) => [column, `-${column}`])
const twoColumns = () => {
  const first = oneOf(ways)
  return `${first},${oneOf(ways.filter((way) => way.replace('-', '') !== first.replace('-', '')))}`
}
export const sorts: Asked[] = [
  ...ways.map((way): Asked => [way, () => `sort=${way}`]),
  ['two columns', () => `sort=${twoColumns()}`],
]

/** Two or three filters, in any order. */
export function severalFilters(): string {
  const given = [bounds, stocks, texts].map((list) => oneOf(list)[1]())
  given.splice(between(0, 4), 1)
  return [...given, `sort=${oneOf(ways)}`].join('&')
}

/** As far from the nearer end as a page number reaches. */
export function pages(count: number): Asked[] {
  const last = Math.ceil(count / 20)
  const near = (page: number) => `page=${Math.max(1, Math.min(last, page))}`
  return [
    ['page 500', () => `${near(500)}&sort=${oneOf(ways)}`],
    ['page 500 from the end', () => `${near(last - 499)}&sort=${oneOf(ways)}`],
    ['the last page', () => `${near(last)}&sort=${oneOf(ways)}`],
    ['page 50, two columns', () => `${near(50)}&sort=${twoColumns()}`],
    ['page 50, in_stock', () => `page=50&${oneOf(stocks)[1]()}&sort=${oneOf(ways)}`],
    ['page 50, prices', () => `page=50&${prices(between(1, 100), 100)}&sort=${oneOf(ways)}`],
  ]
}

/** Lists whose cursors are followed. */
export const followed: Asked[] = [
  ...ways.map((way): Asked => [`a cursor, sort=${way}`, () => `sort=${way}`]),
  ['a cursor, two columns', () => `sort=${twoColumns()}`],
  ['a cursor, prices', () => `${prices(between(1, 100), 100)}&sort=${oneOf(ways)}`],
  ['a cursor, a word', () => `${searching(anyWord())}&sort=${oneOf(ways)}`],
]
