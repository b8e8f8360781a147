import { Ago } from '../../design/ago.tsx'
import type { Column } from '../../design/data-table.tsx'
import { Listing } from '../../design/listing.tsx'
import { Empty } from '../../design/states.tsx'
import { formatCount } from '../../format.ts'
import { say } from '../../language/say.ts'
import { useClose } from '../../use-filters.ts'
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
  { label: say('Exception'), cell: (group) => <Named group={group} />, grow: true },
  { label: say('Count'), cell: ({ count }) => formatCount(count), align: 'right' },
  { label: say('First seen'), cell: ({ first_at }) => <Ago time={first_at} />, align: 'right', wide: true },
  { label: say('Last seen'), cell: ({ last_at }) => <Ago time={last_at} />, align: 'right' },
]

/** Errors of one type from one place are one row, however often they happened. */
export function ExceptionGroups({ filters, change }: ExceptionGroupsProps) {
  const groups = useExceptions(filters.page)
  const close = useClose('group')
  return (
    <>
      <div className={classes.kinds}>
        <KindSelect chosen={filters.kind} own={false} />
      </div>
      <Listing
        label={say('Exceptions')}
        page={groups}
        columns={columns}
        rowKey={({ fingerprint }) => fingerprint}
        opens={({ fingerprint }) => ({ group: fingerprint })}
        onPage={(page) => change({ page })}
        empty={
          <Empty title={say('No exception is kept.')}>
            {say('What fails inside is always recorded, and appears here.')}
          </Empty>
        }
      />
      <ExceptionDrawer
        group={groups.data?.data.find(({ fingerprint }) => fingerprint === filters.group)}
        onClose={close}
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
