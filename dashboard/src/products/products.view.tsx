import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { Listing } from '../design/listing.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { formatMoney, formatTotal } from '../format.ts'
import { useMay } from '../session/use-me.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { useFilters } from '../use-filters.ts'
import { ClearCacheButton } from './clear-cache-button.tsx'
import { NewProductModal } from './new-product-modal.tsx'
import { ProductDrawer } from './product-drawer.tsx'
import { ProductFilterBar } from './product-filter-bar.tsx'
import { readProductFilters } from './product-filters.ts'
import { type Product, useProducts } from './products.queries.ts'
import { Stock } from './stock.tsx'

const own: readonly Column<Product>[] = [
  { label: 'Product', cell: ({ name }) => name },
  { label: 'Stock', cell: ({ quantity }) => <Stock quantity={quantity} />, align: 'right' },
  { label: 'Price', cell: ({ price }) => formatMoney(price), align: 'right' },
  {
    label: 'Changed',
    cell: ({ updated_at }) => <Ago time={updated_at} />,
    align: 'right',
    wide: true,
  },
]

/** An operator sees everybody's products, and whose each is. */
const everybodys: readonly Column<Product>[] = [
  ...own.slice(0, 1),
  { label: 'Shop', cell: ({ user_id }) => <TenantName id={user_id} />, wide: true },
  ...own.slice(1),
]

export default function ProductsView() {
  const [filters, change] = useFilters(readProductFilters)
  const products = useProducts(filters)
  const [creating, { open, close }] = useDisclosure()
  const may = useMay()
  return (
    <>
      <PageHeader
        title="Products"
        hint={products.data && `${formatTotal(products.data.meta)} in the catalogue`}
        actions={
          <>
            {may('cache.clear') && <ClearCacheButton />}
            {may('products.create') && (
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
                New product
              </Button>
            )}
          </>
        }
      />
      <Panel flush>
        <ProductFilterBar filters={filters} change={change} />
        <Listing
          label="Products"
          page={products}
          columns={may('tenants.any') ? everybodys : own}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ product: id })}
          onPage={(page) => change({ page })}
          empty={<Empty title="No product matches." />}
        />
      </Panel>
      <ProductDrawer id={filters.product} onClose={() => change({ product: undefined })} />
      <NewProductModal opened={creating} onClose={close} onCreated={({ id }) => change({ product: id })} />
    </>
  )
}
