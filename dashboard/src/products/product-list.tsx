import { Ago } from '../design/ago.tsx'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
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
  label: say('Products'),
  key: ['products', 'list'],
  from: souk.products.list,
  columns: [
    { label: say('Product'), cell: (product) => <Pictured product={product} />, sort: 'name' },
    { label: say('Shop'), cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    {
      label: say('Changed'),
      cell: ({ updated_at }) => <Ago time={updated_at} />,
      align: 'right',
      wide: true,
      sort: 'updated_at',
    },
    { label: say('Stock'), cell: ({ quantity }) => <Stock quantity={quantity} />, align: 'right', sort: 'quantity' },
    { label: say('Price'), cell: ({ price }) => formatMoney(price), align: 'right', sort: 'price' },
  ],
  filters: {
    search: search(say('Search products'), say('Search by name')),
    stock: choice({
      label: say('Stock'),
      any: say('Any stock'),
      options: [
        { value: 'in', label: say('In stock') },
        { value: 'out', label: say('Out of stock') },
      ],
      ask: (stock) => ({ in_stock: stock === 'in' }),
      w: 150,
    }),
    min: amountField(say('From'), 'min_price'),
    max: amountField(say('Up to'), 'max_price'),
  },
  further: { label: say('Price'), names: ['min', 'max'] },
  sorts: [
    { value: '-created_at', label: say('Newest first') },
    { value: '-updated_at', label: say('Last changed') },
    { value: 'name', label: say('Name') },
    { value: '-price', label: say('Highest price') },
    { value: 'price', label: say('Lowest price') },
    { value: 'quantity', label: say('Fewest in stock') },
    { value: '-quantity', label: say('Most in stock') },
  ],
  opens: 'product',
  Bulk: BulkProducts,
  bulkPermission: 'products.update',
  empty: {
    title: say('No product matches.'),
    none: say('There is no product yet.'),
    hint: say("Press 'New product' for the first one; a listing then shows it in the shop."),
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
