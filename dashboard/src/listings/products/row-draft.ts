import { amountOf, centsOf } from '../../money.ts'
import { asTyped, typedAmount } from '../../typed-amount.ts'
import type { ListedProduct } from '../listings.queries.ts'

/** What was typed over a product's row, and the product as it was then. */
export interface RowDraft {
  product: ListedProduct
  price: string
  quantity: string
}

export const rowOf = (product: ListedProduct): RowDraft => ({
  product,
  price: asTyped(product.price),
  quantity: String(product.quantity),
})

const isPriced = ({ product, price }: RowDraft) => typedAmount(price) !== product.price
const isCounted = ({ product, quantity }: RowDraft) => quantity.trim() !== String(product.quantity)

export const isChanged = (row: RowDraft) => isPriced(row) || isCounted(row)

/** As the API takes it. What is no number goes as it is, so that the server says so. */
export const changeOf = (row: RowDraft) => {
  const quantity = row.quantity.trim()
  return {
    id: row.product.id,
    ...(isPriced(row) && { price: typedAmount(row.price) }),
    ...(isCounted(row) && {
      quantity: (/^\d+$/.test(quantity) ? Number(quantity) : quantity) as number,
      expected_quantity: row.product.quantity,
    }),
  }
}

export type Change =
  | { kind: 'price'; by: 'set' | 'raise' | 'lower'; value: string }
  | { kind: 'quantity'; by: 'set' | 'add' | 'take'; value: string }

/** The row after a change of many. */
export function changedRow(row: RowDraft, change: Change): RowDraft {
  if (change.kind === 'price')
    return {
      ...row,
      price:
        change.by === 'set' ? change.value : movedPrice(typedAmount(row.price), change.by, typedAmount(change.value)),
    }
  const present = Number(row.quantity) || 0
  const amount = Number(change.value)
  const after = { set: amount, add: present + amount, take: Math.max(0, present - amount) }[change.by]
  return { ...row, quantity: String(after) }
}

/** In whole cents and whole hundredths of a percent, half up. */
function movedPrice(price: string, by: 'raise' | 'lower', percent: string): string {
  const factor = by === 'raise' ? 10_000 + centsOf(percent) : Math.max(0, 10_000 - centsOf(percent))
  return asTyped(amountOf(Math.floor((centsOf(price) * factor + 5_000) / 10_000)))
}
