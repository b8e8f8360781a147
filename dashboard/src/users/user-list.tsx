import { Ago } from '../design/ago.tsx'
import { choice, loadedChoice, search } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { useRoles } from '../rights/rights.queries.ts'
import { souk } from '../souk.ts'
import { RoleTags, UserState } from './user-state.tsx'

export const userList = declareList({
  label: 'Users',
  key: ['users', 'list'],
  from: souk.users.list,
  columns: [
    { label: 'Name', cell: ({ name }) => name },
    { label: 'E-mail', cell: ({ email }) => email, wide: true },
    { label: 'Roles', cell: (user) => <RoleTags user={user} /> },
    { label: 'Since', cell: ({ created_at }) => <Ago time={created_at} />, wide: true },
    { label: 'State', cell: (user) => <UserState user={user} /> },
  ],
  filters: {
    search: search('Search users', 'Search by name or e-mail'),
    role: loadedChoice({
      label: 'Role',
      any: 'Any role',
      useOptions: () => useRoles().data?.map(({ name }) => ({ value: name, label: name })),
      w: 150,
    }),
    state: choice({
      label: 'State',
      any: 'Any state',
      options: [
        { value: 'active', label: 'Active' },
        { value: 'suspended', label: 'Suspended' },
      ],
      ask: (state) => ({ suspended: state === 'suspended' }),
      w: 140,
    }),
  },
  sorts: [
    { value: '-created_at', label: 'Newest first' },
    { value: 'created_at', label: 'Oldest first' },
    { value: 'name', label: 'Name' },
    { value: 'email', label: 'E-mail' },
  ],
  opens: 'user',
  empty: { title: 'No user matches.' },
})
