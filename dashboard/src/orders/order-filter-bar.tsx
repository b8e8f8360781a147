import { Button, Popover, Select, TextInput } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { FilterBar } from '../design/filter-bar.tsx'
import { FilterField } from '../design/filter-field.tsx'
import { SearchField } from '../design/search-field.tsx'
import { SortSelect } from '../design/sort-select.tsx'
import { useMay } from '../session/use-me.ts'
import type { OrderFilters } from './order-filters.ts'
import { type OrderStatus, orderStatuses, statusLabel } from './status.tsx'

const sorts = [
  { value: '-created_at', label: 'Newest first' },
  { value: 'created_at', label: 'Oldest first' },
  { value: '-total_price', label: 'Highest total' },
  { value: 'total_price', label: 'Lowest total' },
  { value: '-updated_at', label: 'Last changed' },
]

interface OrderFilterBarProps {
  filters: OrderFilters
  change: (changes: Partial<OrderFilters>) => void
}

export function OrderFilterBar({ filters, change }: OrderFilterBarProps) {
  const may = useMay()
  const narrow = (changes: Partial<OrderFilters>) => change({ ...changes, page: 1 })
  const further = [filters.from, filters.until, filters.min, filters.max].filter(Boolean).length
  return (
    <FilterBar>
      <SearchField
        label="Search orders"
        placeholder={may('tenants.any') ? 'Number, id or email' : 'Order number'}
        value={filters.search ?? ''}
        onSearch={(search) => narrow({ search })}
      />
      <Select
        aria-label="Status"
        placeholder="Any status"
        clearable
        data={orderStatuses.map((value) => ({ value, label: statusLabel(value) }))}
        value={filters.status ?? null}
        onChange={(status) => narrow({ status: (status as OrderStatus | null) ?? undefined })}
        w={160}
      />
      <Popover position="bottom-start" shadow="md" trapFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.6} aria-hidden />}>
            Date and total{further > 0 && ` (${further})`}
          </Button>
        </Popover.Target>
        <Popover.Dropdown style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
          <TextInput
            label="From"
            type="date"
            value={filters.from ?? ''}
            onChange={({ currentTarget: { value } }) => narrow({ from: value })}
          />
          <TextInput
            label="Until"
            type="date"
            value={filters.until ?? ''}
            onChange={({ currentTarget: { value } }) => narrow({ until: value })}
          />
          <FilterField
            label="Total from"
            inputMode="decimal"
            value={filters.min ?? ''}
            onNarrow={(min) => narrow({ min })}
          />
          <FilterField
            label="Total up to"
            inputMode="decimal"
            value={filters.max ?? ''}
            onNarrow={(max) => narrow({ max })}
          />
          <Button
            variant="subtle"
            style={{ gridColumn: '1 / -1' }}
            onClick={() => narrow({ from: undefined, until: undefined, min: undefined, max: undefined })}
          >
            Clear
          </Button>
        </Popover.Dropdown>
      </Popover>
      <SortSelect sorts={sorts} value={filters.sort} onSort={(sort) => narrow({ sort })} />
    </FilterBar>
  )
}
