import { type Column, DataTable } from '../../design/data-table.tsx'
import { PagesBar } from '../../design/pages-bar.tsx'
import { Empty, Failed, Loading } from '../../design/states.tsx'
import { formatAgo, formatCount, formatMoment } from '../../format.ts'
import { KindSelect } from '../kind-select.tsx'
import type { MonitoringFilters } from '../monitoring-filters.ts'
import { ExceptionDrawer } from './exception-drawer.tsx'
import classes from './exceptions.module.css'
import { type ExceptionGroup, useExceptions } from './exceptions.queries.ts'

interface ExceptionGroupsProps {
  filters: MonitoringFilters
  change: (changes: Partial<MonitoringFilters>) => void
}

const columns: readonly Column<ExceptionGroup>[] = [
  { label: 'Exception', cell: (group) => <Named group={group} />, grow: true },
  { label: 'Count', cell: ({ count }) => formatCount(count), align: 'right' },
  { label: 'First seen', cell: ({ first_at }) => <When at={first_at} />, align: 'right', wide: true },
  { label: 'Last seen', cell: ({ last_at }) => <When at={last_at} />, align: 'right' },
]

/** Errors of one type from one place are one row, however often they happened. */
export function ExceptionGroups({ filters, change }: ExceptionGroupsProps) {
  const groups = useExceptions(filters.page)
  return (
    <>
      <div className={classes.kinds}>
        <KindSelect chosen={filters.kind} own={false} />
      </div>
      {groups.isPending && <Loading lines={10} />}
      {groups.isError && <Failed error={groups.error} retry={() => void groups.refetch()} />}
      {groups.data?.data.length === 0 && (
        <Empty title="No exception is kept.">What fails inside is always recorded, and appears here.</Empty>
      )}
      {groups.data !== undefined && groups.data.data.length > 0 && !groups.isError && (
        <>
          <DataTable
            label="Exceptions"
            columns={columns}
            rows={groups.data.data}
            rowKey={({ fingerprint }) => fingerprint}
            onOpen={({ fingerprint }) => change({ group: fingerprint })}
            stale={groups.isPlaceholderData}
          />
          <PagesBar meta={groups.data.meta} onPage={(page) => change({ page })} />
        </>
      )}
      <ExceptionDrawer
        group={groups.data?.data.find(({ fingerprint }) => fingerprint === filters.group)}
        onClose={() => change({ group: undefined })}
      />
    </>
  )
}

function Named({ group: { type, message } }: { group: ExceptionGroup }) {
  return (
    <span className={classes.named}>
      <span className={classes.type}>{type}</span>
      <span className={classes.message}>{message}</span>
    </span>
  )
}

function When({ at }: { at: string }) {
  return (
    <time title={formatMoment(at)} dateTime={at}>
      {formatAgo(at)}
    </time>
  )
}
