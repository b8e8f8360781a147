import { Checkbox, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Column } from '../../design/data-table.tsx'
import { say } from '../../language/say.ts'
import { typedAmount } from '../../typed-amount.ts'
import type { ListedProduct, Listing } from '../listings.queries.ts'
import type { Picked } from './picked-bar.tsx'
import classes from './products.module.css'
import { rowOf } from './row-draft.ts'
import type { RowDrafts } from './use-row-drafts.ts'

interface ProductGrid {
  listing: Listing
  /** Those of this page. */
  products: readonly ListedProduct[]
  picked: Picked
  pick: (products: readonly ListedProduct[], isPicked: boolean) => void
  drafts: RowDrafts
  /** The server's sentence about a product that it refused. */
  refused: ReadonlyMap<number, string>
}

/** A column for each option, and those that one types into. */
export function productColumns(grid: ProductGrid): Column<ListedProduct>[] {
  const { listing, products, picked, pick } = grid
  const held = products.filter(({ id }) => picked.has(id)).length
  const [first, ...others] = listing.option_names
  return [
    {
      label: say('Select'),
      head: (
        <Checkbox
          size="xs"
          aria-label={say('Select all on this page')}
          checked={held === products.length}
          indeterminate={held > 0 && held < products.length}
          onChange={({ currentTarget }) => pick(products, currentTarget.checked)}
        />
      ),
      cell: (product) => (
        <Checkbox
          size="xs"
          aria-label={say('Select {name}', { name: product.name })}
          checked={picked.has(product.id)}
          onChange={({ currentTarget }) => pick([product], currentTarget.checked)}
        />
      ),
    },
    { label: first ?? say('Product'), cell: (product) => <Name product={product} option={first} /> },
    ...others.map((option) => ({ label: option, cell: ({ options }: ListedProduct) => options[option] ?? '–' })),
    { label: 'SKU', cell: ({ sku }) => sku ?? '–', wide: true },
    { label: say('Price'), cell: (product) => <PriceField product={product} grid={grid} />, align: 'right' },
    { label: say('Stock'), cell: (product) => <StockField product={product} grid={grid} />, align: 'right' },
  ]
}

function Name({ product: { id, name, options }, option }: { product: ListedProduct; option: string | undefined }) {
  return (
    <Link to="/products" search={{ product: id } as never} className={classes.name}>
      {option === undefined ? name : (options[option] ?? name)}
    </Link>
  )
}

interface FieldProps {
  product: ListedProduct
  grid: ProductGrid
}

function PriceField({ product, grid: { drafts } }: FieldProps) {
  const row = drafts.rows.get(product.id) ?? rowOf(product)
  return (
    <TextInput
      size="xs"
      className={classes.price}
      aria-label={say('Price of {name}', { name: product.name })}
      inputMode="decimal"
      value={row.price}
      data-changed={typedAmount(row.price) !== product.price || undefined}
      onChange={({ currentTarget }) => drafts.put([{ ...row, price: currentTarget.value }])}
    />
  )
}

function StockField({ product, grid: { drafts, refused } }: FieldProps) {
  if (product.stock_policy === 'unlimited') return say('Unlimited')
  const row = drafts.rows.get(product.id) ?? rowOf(product)
  return (
    <TextInput
      size="xs"
      className={classes.quantity}
      aria-label={say('Stock of {name}', { name: product.name })}
      inputMode="numeric"
      value={row.quantity}
      data-changed={row.quantity !== String(product.quantity) || undefined}
      error={refused.get(product.id)}
      onChange={({ currentTarget }) => drafts.put([{ ...row, quantity: currentTarget.value }])}
    />
  )
}
