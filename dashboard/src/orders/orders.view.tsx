import { type Column, DataTable } from '../design/data-table.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { PagesBar } from '../design/pages-bar.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty, Failed, Loading } from '../design/states.tsx'
import { formatAgo, formatMoment, formatMoney } from '../format.ts'
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
    cell: ({ created_at }) => (
      <time title={formatMoment(created_at)} dateTime={created_at}>
        {formatAgo(created_at)}
      </time>
    ),
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
        {orders.isPending && <Loading lines={10} />}
        {orders.isError && <Failed error={orders.error} retry={() => void orders.refetch()} />}
        {orders.data?.data.length === 0 && (
          <Empty title="No order matches.">Orders arrive through the API and appear here by themselves.</Empty>
        )}
        {orders.data !== undefined && orders.data.data.length > 0 && !orders.isError && (
          <>
            <DataTable
              label="Orders"
              columns={may('tenants.any') ? everybodys : own}
              rows={orders.data.data}
              rowKey={({ id }) => id}
              onOpen={({ id }) => change({ order: id })}
              stale={orders.isPlaceholderData}
            />
            <PagesBar meta={orders.data.meta} onPage={(page) => change({ page })} />
          </>
        )}
      </Panel>
      <OrderDrawer id={filters.order} onClose={() => change({ order: undefined })} />
    </>
  )
}
