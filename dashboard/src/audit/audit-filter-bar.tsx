import { Autocomplete, Select, TextInput } from '@mantine/core'
import { FilterBar } from '../design/filter-bar.tsx'
import { useMay } from '../session/use-me.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import type { AuditFilters } from './audit-filters.ts'

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
const types = ['users', 'roles', 'products', 'orders', 'failed-jobs', 'inbox']

interface AuditFilterBarProps {
  filters: AuditFilters
  change: (changes: Partial<AuditFilters>) => void
}

export function AuditFilterBar({ filters, change }: AuditFilterBarProps) {
  const narrow = (changes: Partial<AuditFilters>) => change({ ...changes, page: 1 })
  const may = useMay()
  return (
    <FilterBar>
      {may('users.view') && (
        <>
          <UserSelect
            label="Done by"
            quiet
            placeholder="Done by anybody"
            clearable
            w={190}
            value={filters.actor}
            onChoose={(actor) => narrow({ actor })}
          />
          <UserSelect
            label="Done to"
            quiet
            placeholder="Done to anybody"
            clearable
            w={190}
            value={filters.owner}
            onChoose={(owner) => narrow({ owner })}
          />
        </>
      )}
      <Autocomplete
        aria-label="Action"
        placeholder="Any action"
        data={actions}
        defaultValue={filters.action ?? ''}
        key={filters.action}
        clearable
        onOptionSubmit={(action) => narrow({ action })}
        onClear={() => narrow({ action: undefined })}
        onBlur={({ currentTarget: { value } }) => value !== (filters.action ?? '') && narrow({ action: value })}
        w={160}
      />
      <Select
        aria-label="What it was done to"
        placeholder="Anything"
        clearable
        data={types}
        value={filters.type ?? null}
        onChange={(type) => narrow({ type: type ?? undefined })}
        w={120}
      />
      <TextInput
        aria-label="From"
        type="date"
        w={140}
        value={filters.from ?? ''}
        onChange={({ currentTarget: { value } }) => narrow({ from: value })}
      />
      <TextInput
        aria-label="Until"
        type="date"
        w={140}
        value={filters.until ?? ''}
        onChange={({ currentTarget: { value } }) => narrow({ until: value })}
      />
    </FilterBar>
  )
}
