import { Ago } from '../design/ago.tsx'
import { say } from '../language/say.ts'
import { choice, dayField, suggestion, untilField, user } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { subjectOf, Who } from './who.tsx'

/** Those that are looked for most; any other can be typed. */
const actions = [
  'users.set-roles',
  'users.set-permissions',
  'users.suspend',
  'users.reinstate',
  'users.view',
  'roles.create',
  'roles.update',
  'roles.delete',
  'products.create',
  'products.update',
  'products.delete',
  'orders.view',
  'orders.manage',
]
const types = ['users', 'roles', 'products', 'orders', 'failed-jobs', 'inbox'] as const

export const auditList = declareList({
  label: say('Audit log'),
  key: ['audit', 'list'],
  from: souk.audit.list,
  columns: [
    { label: say('Action'), cell: ({ action }) => action },
    { label: say('By'), cell: ({ actor_id }) => <Who id={actor_id} /> },
    { label: say('On'), cell: subjectOf, wide: true },
    {
      label: say('Whose'),
      cell: ({ subject_owner_id: id }) => (id === null ? '–' : <TenantName id={id} />),
      wide: true,
    },
    { label: say('IP address'), cell: ({ ip }) => ip ?? '–', wide: true },
    { label: say('When'), cell: ({ at }) => <Ago time={at} />, align: 'right' },
  ],
  filters: {
    actor: user({ label: say('Done by'), any: say('Done by anybody'), asks: 'actor_id', w: 190 }),
    owner: user({ label: say('Done to'), any: say('Done to anybody'), asks: 'subject_owner_id', w: 190 }),
    action: suggestion({ label: say('Action'), any: say('Any action'), options: actions }),
    type: choice({
      label: say('What it was done to'),
      any: say('Anything'),
      options: types.map((value) => ({ value, label: value })),
      ask: (subject_type) => ({ subject_type }),
      w: 120,
    }),
    from: dayField(say('From'), (from) => ({ from }), { quiet: true }),
    until: untilField(say('Until'), (until) => ({ until }), { quiet: true }),
  },
  opens: 'entry',
  perPage: 25,
  empty: { title: say('No entry matches.') },
})
