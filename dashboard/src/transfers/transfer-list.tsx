import { Ago } from '../design/ago.tsx'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import { choice } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { exportedOptions, kindOptions, StateBadge, stateOptions, transferName } from './transfer-words.tsx'
import { isRunning, listKey } from './transfers.queries.ts'

const followMs = 2_000

export const transferList = declareList({
  label: say('Imports and exports'),
  key: listKey,
  from: souk.transfers.list,
  columns: [
    { label: say('Transfer'), cell: transferName },
    { label: say('Shop'), cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: say('State'), cell: (transfer) => <StateBadge {...transfer} /> },
    { label: say('Records'), cell: ({ counts }) => formatCount(counts.total), align: 'right', wide: true },
    { label: say('Problems'), cell: ({ problems_count }) => formatCount(problems_count), align: 'right', wide: true },
    { label: say('Begun'), cell: ({ created_at }) => <Ago time={created_at} />, align: 'right' },
  ],
  filters: {
    kind: choice({ label: say('Kind'), any: say('Imports and exports'), options: kindOptions, w: 190 }),
    what: choice({ label: say('Of what'), any: say('Of everything'), options: exportedOptions }),
    state: choice({ label: say('State'), any: say('Any state'), options: stateOptions, w: 150 }),
  },
  opens: 'transfer',
  perPage: 10,
  followMs: (rows) => (rows.some(isRunning) ? followMs : false),
  empty: {
    title: say('No import or export matches.'),
    none: say('Nothing was imported or exported yet.'),
    hint: say('What is begun above appears here, for 90 days.'),
  },
})
