import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { Listing } from '../design/listing.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { formatMoney } from '../format.ts'
import { useMay } from '../session/use-me.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { useFilters } from '../use-filters.ts'
import { OrderDrawer } from './order-drawer.tsx'
import { OrderFilterBar } from './order-filter-bar.tsx'
import { readOrderFilters } from './order-filters.ts'
import { useOrders } from './orders.queries.ts'
import { type Order, StatusBadge } from './status.tsx'

const unitsOf = ({ items }: Order) => items.reduce((sum, { quantity }) => sum + quantity, 0)

const own: readonly Column<Order>[] = [
  { label: 'Order', cell: ({ number }) => `#${number}` },
  { label: 'Status', cell: ({ status }) => <StatusBadge status={status} /> },
  { label: 'Items', cell: ({ items }) => <Items items={items} />, wide: true },
  { label: 'Units', cell: unitsOf, align: 'right', wide: true },
  { label: 'Total', cell: ({ total_price }) => formatMoney(total_price), align: 'right' },
  {
    label: 'Placed',
    cell: ({ created_at }) => <Ago time={created_at} />,
    align: 'right',
  },
]

/** An operator sees everybody's orders, and whose each is. */
const everybodys: readonly Column<Order>[] = [
  ...own.slice(0, 2),
  { label: 'Shop', cell: ({ user_id }) => <TenantName id={user_id} />, wide: true },
  ...own.slice(2),
]

function Items({ items }: Pick<Order, 'items'>) {
  const [first, ...others] = items
  return (
    <>
      {first?.product_name}
      {others.length > 0 && <span style={{ color: 'var(--mantine-color-dimmed)' }}> and {others.length} more</span>}
    </>
  )
}

export default function OrdersView() {
  const [filters, change] = useFilters(readOrderFilters)
  const orders = useOrders(filters)
  const may = useMay()
  return (
    <>
      <PageHeader title="Orders" />
      <Panel flush>
        <OrderFilterBar filters={filters} change={change} />
        <Listing
          label="Orders"
          page={orders}
          columns={may('tenants.any') ? everybodys : own}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ order: id })}
          onPage={(page) => change({ page })}
          empty={<Empty title="No order matches.">Orders arrive through the API and appear here by themselves.</Empty>}
        />
      </Panel>
      <OrderDrawer id={filters.order} onClose={() => change({ order: undefined })} />
    </>
  )
}
