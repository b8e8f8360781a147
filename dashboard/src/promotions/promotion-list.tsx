import { formatCount, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { choice, search } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { kinds, StateBadge, states, takesOff } from './promotion-words.tsx'
import classes from './promotions.module.css'

export const promotionList = declareList({
  label: say('Promotions'),
  key: ['promotions', 'list'],
  from: souk.promotions.list,
  columns: [
    { label: say('Promotion'), cell: ({ name }) => name },
    { label: say('Shop'), cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    {
      label: say('Code'),
      cell: ({ code }) => (code === null ? say('For everybody') : <span className={classes.code}>{code}</span>),
      wide: true,
    },
    { label: say('State'), cell: ({ state }) => <StateBadge state={state} /> },
    { label: say('Takes off'), cell: takesOff, align: 'right' },
    {
      label: say('Used'),
      cell: ({ used, usage_limit }) =>
        usage_limit === null
          ? formatCount(used)
          : say('{count} of {total}', { count: formatCount(used), total: formatCount(usage_limit) }),
      align: 'right',
      wide: true,
    },
    {
      label: say('Given so far'),
      cell: ({ discount_total }) => formatMoney(discount_total),
      align: 'right',
      wide: true,
    },
  ],
  filters: {
    search: search(say('Search promotions'), say('Search by name or code')),
    state: choice({ label: say('State'), any: say('Any state'), options: states, w: 150 }),
    kind: choice({ label: say('Kind'), any: say('Any kind'), options: kinds, w: 150 }),
  },
  sorts: [
    { value: '-created_at', label: say('Newest first') },
    { value: 'name', label: say('Name') },
    { value: '-used', label: say('Most used') },
  ],
  opens: 'promotion',
  empty: {
    title: say('No promotion matches.'),
    none: say('There is no promotion yet.'),
    hint: say(
      'A promotion takes a percentage, an amount or the shipping off orders: for everybody, or for who enters its code.',
    ),
  },
})
