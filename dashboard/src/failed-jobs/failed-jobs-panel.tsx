import { useCallback, useState } from 'react'
import { Listing } from '../design/listing.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { useMay } from '../session/use-me.ts'
import { useFilters } from '../use-filters.ts'
import { AllFailedJobs } from './all-failed-jobs.tsx'
import { failedJobColumns } from './failed-job-columns.tsx'
import { FailedJobDrawer } from './failed-job-drawer.tsx'
import { FailedJobFilterBar } from './failed-job-filter-bar.tsx'
import { isNarrowed, readFailedJobFilters } from './failed-job-filters.ts'
import { useFailedJobs } from './failed-jobs.queries.ts'
import { RetryProgress } from './retry-progress.tsx'

/** The mails that used up their attempts, and what one may do with them. */
export function FailedJobsPanel() {
  const [filters, change] = useFilters(readFailedJobFilters)
  const jobs = useFailedJobs(filters)
  const may = useMay()
  const [retried, setRetried] = useState(0)
  const over = useCallback(() => setRetried(0), [])
  return (
    <>
      <Panel
        title="Failed mails"
        aside={
          may('queues.manage') && (
            <AllFailedJobs filters={filters} total={jobs.data?.meta.total ?? 0} onRetried={setRetried} />
          )
        }
        flush
      >
        <FailedJobFilterBar filters={filters} change={change} />
        {retried > 0 && <RetryProgress total={retried} onOver={over} />}
        <Listing
          label="Failed mails"
          page={jobs}
          columns={failedJobColumns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ job: id })}
          onPage={(page) => change({ page })}
          empty={
            <Empty title={isNarrowed(filters) ? 'No failed mail matches.' : 'Nothing has failed.'}>
              A mail comes here after three attempts, with what each of them met.
            </Empty>
          }
        />
      </Panel>
      <FailedJobDrawer id={filters.job} onClose={() => change({ job: undefined })} />
    </>
  )
}
