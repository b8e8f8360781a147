import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Empty, Failed, Loading } from '../../design/states.tsx'
import { formatCount } from '../../format.ts'
import { say } from '../../language/say.ts'
import { visibleKinds } from '../kind-rail.tsx'
import type { MonitoringFilters } from '../monitoring-filters.ts'
import classes from './entries.module.css'
import { useEntries } from './entries.queries.ts'
import { EntriesTable } from './entries-table.tsx'

/** What is kept, newest first; older pages are added below. */
export function PastEntries({ filters, own }: { filters: MonitoringFilters; own: boolean }) {
  const found = useEntries(filters)
  if (found.isPending) return <Loading lines={12} />
  if (found.isError && found.data === undefined) {
    return <Failed error={found.error} retry={() => void found.refetch()} />
  }
  const entries = found.data?.pages.flatMap(({ data }) => data) ?? []
  if (entries.length === 0) {
    return (
      <Empty title={say('Nothing that is kept matches.')}>
        {own
          ? say('What you do appears here a moment later. Under load only a part of it is kept.')
          : say('Of ordinary work a part is kept; what fails or is slow always is, until newer takes its place.')}
      </Empty>
    )
  }
  const total = found.data?.pages.at(-1)?.meta.total ?? entries.length
  return (
    <>
      <EntriesTable
        label={visibleKinds(own).find(({ kind }) => kind === filters.kind)?.plural ?? say('Entries')}
        entries={entries}
        own={own}
        mixed={filters.kind === 'all'}
        stale={found.isPlaceholderData}
      />
      {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
      <div className={classes.foot}>
        <span>{say('{count} of {total}', { count: formatCount(entries.length), total: formatCount(total) })}</span>
        <span className={classes.outcome}>
          {found.hasNextPage && (
            <Button
              variant="default"
              size="xs"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {say('Show older')}
            </Button>
          )}
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => void found.refetch()}
          >
            {say('Look again')}
          </Button>
        </span>
      </div>
    </>
  )
}
