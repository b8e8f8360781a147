import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { Listing } from '../design/listing.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { formatCount } from '../format.ts'
import { useFilters } from '../use-filters.ts'
import { UserDrawer } from './user-drawer.tsx'
import { UserFilterBar } from './user-filter-bar.tsx'
import { readUserFilters } from './user-filters.ts'
import { RoleTags, UserState } from './user-state.tsx'
import { type User, useUsers } from './users.queries.ts'

const columns: readonly Column<User>[] = [
  { label: 'Name', cell: ({ name }) => name },
  { label: 'E-mail', cell: ({ email }) => email, wide: true },
  { label: 'Roles', cell: (user) => <RoleTags user={user} /> },
  { label: 'Since', cell: ({ created_at }) => <Ago time={created_at} />, wide: true },
  { label: 'State', cell: (user) => <UserState user={user} /> },
]

export default function UsersView() {
  const [filters, change] = useFilters(readUserFilters)
  const users = useUsers(filters)
  return (
    <>
      <PageHeader
        title="Users"
        hint={users.data && `${formatCount(users.data.meta.total)} ${filters.search ? 'match' : 'in all'}`}
      />
      <Panel flush>
        <UserFilterBar filters={filters} change={change} />
        <Listing
          label="Users"
          page={users}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ user: id })}
          onPage={(page) => change({ page })}
          empty={<Empty title="No user matches." />}
        />
      </Panel>
      <UserDrawer id={filters.user} onClose={() => change({ user: undefined })} />
    </>
  )
}
