import { Ago } from '../design/ago.tsx'
import { formatMoney } from '../format.ts'
import { amountField, choice, search } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { ProductPicture } from '../pictures/product-picture.tsx'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { BulkProducts } from './bulk-products.tsx'
import classes from './product-drawer.module.css'
import type { Product } from './products.queries.ts'
import { Stock } from './stock.tsx'

export const productList = declareList({
  label: 'Products',
  key: ['products', 'list'],
  from: souk.products.list,
  columns: [
    { label: 'Product', cell: (product) => <Pictured product={product} />, sort: 'name' },
    { label: 'Shop', cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    {
      label: 'Changed',
      cell: ({ updated_at }) => <Ago time={updated_at} />,
      align: 'right',
      wide: true,
      sort: 'updated_at',
    },
    { label: 'Stock', cell: ({ quantity }) => <Stock quantity={quantity} />, align: 'right', sort: 'quantity' },
    { label: 'Price', cell: ({ price }) => formatMoney(price), align: 'right', sort: 'price' },
  ],
  filters: {
    search: search('Search products', 'Search by name'),
    stock: choice({
      label: 'Stock',
      any: 'Any stock',
      options: [
        { value: 'in', label: 'In stock' },
        { value: 'out', label: 'Out of stock' },
      ],
      ask: (stock) => ({ in_stock: stock === 'in' }),
      w: 150,
    }),
    min: amountField('From', 'min_price'),
    max: amountField('Up to', 'max_price'),
  },
  further: { label: 'Price', names: ['min', 'max'] },
  sorts: [
    { value: '-created_at', label: 'Newest first' },
    { value: '-updated_at', label: 'Last changed' },
    { value: 'name', label: 'Name' },
    { value: '-price', label: 'Highest price' },
    { value: 'price', label: 'Lowest price' },
    { value: 'quantity', label: 'Fewest in stock' },
    { value: '-quantity', label: 'Most in stock' },
  ],
  opens: 'product',
  Bulk: BulkProducts,
  bulkPermission: 'products.update',
  empty: {
    title: 'No product matches.',
    none: 'There is no product yet.',
    hint: "Press 'New product' for the first one; a listing then shows it in the shop.",
  },
})

function Pictured({ product: { id, name, listing_id } }: { product: Product }) {
  return (
    <span className={classes.pictured}>
      <ProductPicture id={id} listing={listing_id} />
      {name}
    </span>
  )
}
