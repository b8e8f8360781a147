import { formatCount, formatMoney } from '../format.ts'
import { choice, search } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { kinds, StateBadge, states, takesOff } from './promotion-words.tsx'
import classes from './promotions.module.css'

export const promotionList = declareList({
  label: 'Promotions',
  key: ['promotions', 'list'],
  from: souk.promotions.list,
  columns: [
    { label: 'Promotion', cell: ({ name }) => name },
    { label: 'Shop', cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    {
      label: 'Code',
      cell: ({ code }) => (code === null ? 'For everybody' : <span className={classes.code}>{code}</span>),
      wide: true,
    },
    { label: 'State', cell: ({ state }) => <StateBadge state={state} /> },
    { label: 'Takes off', cell: takesOff, align: 'right' },
    {
      label: 'Used',
      cell: ({ used, usage_limit }) =>
        usage_limit === null ? formatCount(used) : `${formatCount(used)} of ${formatCount(usage_limit)}`,
      align: 'right',
      wide: true,
    },
    { label: 'Given so far', cell: ({ discount_total }) => formatMoney(discount_total), align: 'right', wide: true },
  ],
  filters: {
    search: search('Search promotions', 'Search by name or code'),
    state: choice({ label: 'State', any: 'Any state', options: states, w: 150 }),
    kind: choice({ label: 'Kind', any: 'Any kind', options: kinds, w: 150 }),
  },
  sorts: [
    { value: '-created_at', label: 'Newest first' },
    { value: 'name', label: 'Name' },
    { value: '-used', label: 'Most used' },
  ],
  opens: 'promotion',
  empty: {
    title: 'No promotion matches.',
    none: 'There is no promotion yet.',
    hint: 'A promotion takes a percentage, an amount or the shipping off orders: for everybody, or for who enters its code.',
  },
})
