import { Ago } from '../design/ago.tsx'
import { choice } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { EndpointState, endpointStates } from './webhook-words.tsx'
import classes from './webhooks.module.css'
import { endpointsKey } from './webhooks.queries.ts'

export const endpointList = declareList({
  label: 'Webhook endpoints',
  key: endpointsKey,
  from: souk.webhookEndpoints.list,
  columns: [
    { label: 'Address', cell: ({ url }) => <span className={classes.address}>{url}</span> },
    { label: 'Shop', cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    {
      label: 'Events',
      cell: ({ events }) => <code className={classes.patterns}>{events.join(', ')}</code>,
      wide: true,
    },
    { label: 'State', cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
    { label: 'Made', cell: ({ created_at }) => <Ago time={created_at} />, align: 'right', wide: true },
  ],
  filters: { state: choice({ label: 'State', any: 'Any state', options: endpointStates, w: 150 }) },
  opens: 'endpoint',
  empty: {
    title: 'No endpoint matches.',
    none: 'There is no webhook endpoint yet.',
    hint: 'An endpoint is an address of your own, to which events of the shop are sent as they happen.',
  },
})
