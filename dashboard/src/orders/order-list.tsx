import { Ago } from '../design/ago.tsx'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
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
  label: say('Orders'),
  key: ['orders', 'list'],
  from: souk.orders.list,
  columns: [
    { label: say('Number'), sort: 'number', cell: ({ number }) => `#${number}` },
    { label: say('Status'), sort: 'status', cell: ({ status }) => <StatusBadge status={status} /> },
    { label: say('Shop'), cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: say('Items'), cell: ({ items }) => <Items items={items} />, wide: true },
    { label: say('Money and goods'), cell: (order) => <Axes order={order} />, wide: true },
    { label: say('Units'), cell: unitsOf, align: 'right', wide: true },
    { label: say('Total'), cell: ({ total_price }) => formatMoney(total_price), align: 'right', sort: 'total_price' },
    { label: say('Placed'), cell: ({ created_at }) => <Ago time={created_at} />, align: 'right', sort: 'created_at' },
  ],
  filters: {
    search: search(say('Search orders'), () =>
      useMay()('tenants.any') ? say('Number, id or email') : say('Order number'),
    ),
    status: choice({
      label: say('Status'),
      any: say('Any status'),
      options: orderStatuses.map((value) => ({ value, label: statusLabel(value) })),
    }),
    from: dayField(say('From'), (created_from) => ({ created_from })),
    until: untilField(say('Until'), (created_before) => ({ created_before })),
    min: amountField(say('Total from'), 'min_total'),
    max: amountField(say('Total up to'), 'max_total'),
  },
  further: { label: say('Date and total'), names: ['from', 'until', 'min', 'max'] },
  sorts: [
    { value: '-created_at', label: say('Newest first') },
    { value: 'created_at', label: say('Oldest first') },
    { value: '-total_price', label: say('Highest total') },
    { value: 'total_price', label: say('Lowest total') },
    { value: '-updated_at', label: say('Last changed') },
  ],
  opens: 'order',
  Bulk: BulkOrders,
  empty: {
    title: say('No order matches.'),
    none: say('No order yet.'),
    hint: say(
      'Open the shop and tell its address: orders appear here by themselves, also those that come through the API.',
    ),
  },
})

function Items({ items }: Pick<Order, 'items'>) {
  const [first, ...others] = items
  return (
    <>
      {first?.product_name}
      {others.length > 0 && (
        <span style={{ color: 'var(--mantine-color-dimmed)' }}>
          {' '}
          {say('and {count} more', { count: others.length })}
        </span>
      )}
    </>
  )
}
