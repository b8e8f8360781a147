import { Ago } from '../design/ago.tsx'
import { formatCount } from '../format.ts'
import { choice } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { exportedOptions, kindOptions, StateBadge, stateOptions, transferName } from './transfer-words.tsx'
import { isRunning, listKey } from './transfers.queries.ts'

const followMs = 2_000

export const transferList = declareList({
  label: 'Imports and exports',
  key: listKey,
  from: souk.transfers.list,
  columns: [
    { label: 'Transfer', cell: transferName },
    { label: 'Shop', cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: 'State', cell: (transfer) => <StateBadge {...transfer} /> },
    { label: 'Records', cell: ({ counts }) => formatCount(counts.total), align: 'right', wide: true },
    { label: 'Problems', cell: ({ problems_count }) => formatCount(problems_count), align: 'right', wide: true },
    { label: 'Begun', cell: ({ created_at }) => <Ago time={created_at} />, align: 'right' },
  ],
  filters: {
    kind: choice({ label: 'Kind', any: 'Imports and exports', options: kindOptions, w: 190 }),
    what: choice({ label: 'Of what', any: 'Of everything', options: exportedOptions }),
    state: choice({ label: 'State', any: 'Any state', options: stateOptions, w: 150 }),
  },
  opens: 'transfer',
  perPage: 10,
  followMs: (rows) => (rows.some(isRunning) ? followMs : false),
  empty: {
    title: 'No import or export matches.',
    none: 'Nothing was imported or exported yet.',
    hint: 'What is begun above appears here, for 90 days.',
  },
})
