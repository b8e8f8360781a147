/** What product-list-plans.ts asks for: every filter, every sort, both ends of the list, its middle, and cursors. */
import { searches } from './product-list-plans.fill.ts'

/** A query with values of its own each time. */
export type Asked = [name: string, query: () => string]

export const sorts = ['created_at', 'updated_at', 'id', 'name', 'price', 'quantity']

const between = (low: number, high: number) => low + Math.floor(Math.random() * (high - low))
const { common, rare, number, none } = searches
const searching = (text: string) => `search=${encodeURIComponent(text)}`

export const filters: Asked[] = [
  ['page=1', () => 'page=1'],
  ...sorts.flatMap((sort): Asked[] => [
    [`sort=${sort}`, () => `sort=${sort}`],
    [`sort=-${sort}`, () => `sort=-${sort}`],
  ]),
  ['sort=-quantity,name', () => 'sort=-quantity,name'],
  ['sort=price,-created_at', () => 'sort=price,-created_at'],
  ['in_stock=true', () => 'in_stock=true'],
  ['in_stock=false', () => 'in_stock=false'],
  ['in_stock=false&sort=name', () => 'in_stock=false&sort=name'],
  ['in_stock=false&sort=-updated_at', () => 'in_stock=false&sort=-updated_at'],
  ['min_price', () => `min_price=${between(1, 300)}`],
  ['max_price', () => `max_price=${between(2, 300)}`],
  ['a narrow range of prices', () => prices(between(1, 300), 0.5)],
  ['a wide range of prices', () => prices(between(1, 100), 100)],
  ['a narrow range, sort=-price', () => `${prices(between(1, 300), 0.5)}&sort=-price`],
  ['a wide range, sort=-quantity', () => `${prices(between(1, 100), 100)}&sort=-quantity`],
  ['a wide range, in_stock=false', () => `${prices(between(1, 100), 100)}&in_stock=false`],
  ['search: a common word', () => searching(common())],
  ['search: a common word, sort=price', () => `${searching(common())}&sort=price`],
  ['search: a rare text', () => searching(rare())],
  ['search: a number in few names', () => searching(number())],
  ['search: a text of no name', () => searching(none())],
  ['search: two letters', () => searching(common().slice(0, 2))],
  ['a common word, prices, in stock', () => `${searching(common())}&${prices(between(1, 100), 100)}&in_stock=true`],
]

/** By number, as far from the nearer end as a page number reaches. */
export function pages(count: number, perPage = 20): Asked[] {
  const last = Math.ceil(count / perPage)
  return [
    ['the last page', () => `page=${last}`],
    ['page 100', () => `page=${Math.min(last, 100)}`],
    ['page 500', () => `page=${Math.min(last, 500)}`],
    ['page 500 from the end', () => `page=${Math.max(1, last - 499)}`],
    ['page 500, sort=price', () => `page=${Math.min(last, 500)}&sort=price`],
    ['page 500, sort=-quantity', () => `page=${Math.min(last, 500)}&sort=-quantity`],
    ['page 500 within bounds of prices', () => `page=${Math.min(last, 500)}&min_price=2`],
  ]
}

function prices(low: number, width: number): string {
  return `min_price=${low.toFixed(2)}&max_price=${(low + width).toFixed(2)}`
}
