import { Ago } from '../design/ago.tsx'
import { formatMoney } from '../format.ts'
import { amountField, choice, dayField, search, untilField } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { Axes } from './axes.tsx'
import { BulkOrders } from './bulk-orders.tsx'
import { type Order, orderStatuses, StatusBadge, statusLabel } from './status.tsx'

const unitsOf = ({ items }: Order) => items.reduce((sum, { quantity }) => sum + quantity, 0)

export const orderList = declareList({
  label: 'Orders',
  key: ['orders', 'list'],
  from: souk.orders.list,
  columns: [
    { label: 'Order', sort: 'number', cell: ({ number }) => `#${number}` },
    { label: 'Status', sort: 'status', cell: ({ status }) => <StatusBadge status={status} /> },
    { label: 'Shop', cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: 'Items', cell: ({ items }) => <Items items={items} />, wide: true },
    { label: 'Money and goods', cell: (order) => <Axes order={order} />, wide: true },
    { label: 'Units', cell: unitsOf, align: 'right', wide: true },
    { label: 'Total', cell: ({ total_price }) => formatMoney(total_price), align: 'right', sort: 'total_price' },
    { label: 'Placed', cell: ({ created_at }) => <Ago time={created_at} />, align: 'right', sort: 'created_at' },
  ],
  filters: {
    search: search('Search orders', () => (useMay()('tenants.any') ? 'Number, id or email' : 'Order number')),
    status: choice({
      label: 'Status',
      any: 'Any status',
      options: orderStatuses.map((value) => ({ value, label: statusLabel(value) })),
    }),
    from: dayField('From', (created_from) => ({ created_from })),
    until: untilField('Until', (created_before) => ({ created_before })),
    min: amountField('Total from', 'min_total'),
    max: amountField('Total up to', 'max_total'),
  },
  further: { label: 'Date and total', names: ['from', 'until', 'min', 'max'] },
  sorts: [
    { value: '-created_at', label: 'Newest first' },
    { value: 'created_at', label: 'Oldest first' },
    { value: '-total_price', label: 'Highest total' },
    { value: 'total_price', label: 'Lowest total' },
    { value: '-updated_at', label: 'Last changed' },
  ],
  opens: 'order',
  Bulk: BulkOrders,
  empty: {
    title: 'No order matches.',
    none: 'No order yet.',
    hint: 'Open the shop and tell its address: orders appear here by themselves, also those that come through the API.',
  },
})

function Items({ items }: Pick<Order, 'items'>) {
  const [first, ...others] = items
  return (
    <>
      {first?.product_name}
      {others.length > 0 && <span style={{ color: 'var(--mantine-color-dimmed)' }}> and {others.length} more</span>}
    </>
  )
}
