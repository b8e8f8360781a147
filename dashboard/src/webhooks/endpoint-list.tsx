import { Ago } from '../design/ago.tsx'
import { say } from '../language/say.ts'
import { choice } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { EndpointState, endpointStates } from './webhook-words.tsx'
import classes from './webhooks.module.css'
import { endpointsKey } from './webhooks.queries.ts'

export const endpointList = declareList({
  label: say('Webhook endpoints'),
  key: endpointsKey,
  from: souk.webhookEndpoints.list,
  columns: [
    { label: say('Address'), cell: ({ url }) => <span className={classes.address}>{url}</span> },
    { label: say('Shop'), cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    {
      label: say('Events'),
      cell: ({ events }) => <code className={classes.patterns}>{events.join(', ')}</code>,
      wide: true,
    },
    { label: say('State'), cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
    { label: say('Made'), cell: ({ created_at }) => <Ago time={created_at} />, align: 'right', wide: true },
  ],
  filters: { state: choice({ label: say('State'), any: say('Any state'), options: endpointStates, w: 150 }) },
  opens: 'endpoint',
  empty: {
    title: say('No endpoint matches.'),
    none: say('There is no webhook endpoint yet.'),
    hint: say('An endpoint is an address of your own, to which events of the shop are sent as they happen.'),
  },
})
