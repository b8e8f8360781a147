import { Select } from '@mantine/core'
import { FilterBar } from '../design/filter-bar.tsx'
import { type Failure, failureOptions, mailOptions } from '../notifications/mail-words.ts'
import { useMay } from '../session/use-me.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import type { FailedJobFilters } from './failed-job-filters.ts'

interface FailedJobFilterBarProps {
  filters: FailedJobFilters
  change: (changes: Partial<FailedJobFilters>) => void
}

export function FailedJobFilterBar({ filters, change }: FailedJobFilterBarProps) {
  const may = useMay()
  const narrow = (changes: Partial<FailedJobFilters>) => change({ ...changes, page: 1 })
  return (
    <FilterBar>
      <Select
        aria-label="Kind of failure"
        placeholder="Any failure"
        clearable
        data={failureOptions}
        value={filters.failure ?? null}
        onChange={(failure) => narrow({ failure: (failure as Failure | null) ?? undefined })}
        w={180}
      />
      <Select
        aria-label="Mail"
        placeholder="Any mail"
        clearable
        data={mailOptions}
        value={filters.event ?? null}
        onChange={(event) => narrow({ event: event ?? undefined })}
        w={170}
      />
      {may('users.view') && (
        <UserSelect
          label="Shop"
          placeholder="Any shop"
          quiet
          clearable
          value={filters.shop}
          onChoose={(shop) => narrow({ shop })}
          w={240}
        />
      )}
    </FilterBar>
  )
}
