import { Ago } from '../design/ago.tsx'
import { say } from '../language/say.ts'
import { choice, loadedChoice, search } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { useRoles } from '../rights/rights.queries.ts'
import { souk } from '../souk.ts'
import { RoleTags, UserState } from './user-state.tsx'

export const userList = declareList({
  label: say('Users'),
  key: ['users', 'list'],
  from: souk.users.list,
  columns: [
    { label: say('Name'), cell: ({ name }) => name },
    { label: 'E-mail', cell: ({ email }) => email, wide: true },
    { label: say('Roles'), cell: (user) => <RoleTags user={user} /> },
    { label: say('Since'), cell: ({ created_at }) => <Ago time={created_at} />, wide: true },
    { label: say('State'), cell: (user) => <UserState user={user} /> },
  ],
  filters: {
    search: search(say('Search users'), say('Search by name or e-mail')),
    role: loadedChoice({
      label: say('Role'),
      any: say('Any role'),
      useOptions: () => useRoles().data?.map(({ name }) => ({ value: name, label: name })),
      w: 150,
    }),
    state: choice({
      label: say('State'),
      any: say('Any state'),
      options: [
        { value: 'active', label: say('Active') },
        { value: 'suspended', label: say('Suspended') },
      ],
      ask: (state) => ({ suspended: state === 'suspended' }),
      w: 140,
    }),
  },
  sorts: [
    { value: '-created_at', label: say('Newest first') },
    { value: 'created_at', label: say('Oldest first') },
    { value: 'name', label: say('Name') },
    { value: 'email', label: 'E-mail' },
  ],
  opens: 'user',
  empty: { title: say('No user matches.') },
})
