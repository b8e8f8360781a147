import { Select } from '@mantine/core'
import { FilterBar } from '../design/filter-bar.tsx'
import { SearchField } from '../design/search-field.tsx'
import { SortSelect } from '../design/sort-select.tsx'
import { useRoles } from '../rights/rights.queries.ts'
import type { UserFilters } from './user-filters.ts'

const sorts = [
  { value: '-created_at', label: 'Newest first' },
  { value: 'created_at', label: 'Oldest first' },
  { value: 'name', label: 'Name' },
  { value: 'email', label: 'E-mail' },
]

interface UserFilterBarProps {
  filters: UserFilters
  change: (changes: Partial<UserFilters>) => void
}

export function UserFilterBar({ filters, change }: UserFilterBarProps) {
  const narrow = (changes: Partial<UserFilters>) => change({ ...changes, page: 1 })
  const { data: roles } = useRoles()
  return (
    <FilterBar>
      <SearchField
        label="Search users"
        placeholder="Search by name or e-mail"
        value={filters.search ?? ''}
        onSearch={(search) => narrow({ search })}
      />
      {roles !== undefined && (
        <Select
          aria-label="Role"
          placeholder="Any role"
          clearable
          data={roles.map(({ name }) => name)}
          value={filters.role ?? null}
          onChange={(role) => narrow({ role: role ?? undefined })}
          w={150}
        />
      )}
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        data={[
          { value: 'active', label: 'Active' },
          { value: 'suspended', label: 'Suspended' },
        ]}
        value={filters.state ?? null}
        onChange={(state) => narrow({ state: (state as UserFilters['state'] | null) ?? undefined })}
        w={140}
      />
      <SortSelect sorts={sorts} value={filters.sort} onSort={(sort) => narrow({ sort })} />
    </FilterBar>
  )
}
