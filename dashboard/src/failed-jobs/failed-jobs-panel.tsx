import { useCallback, useState } from 'react'
import { say } from '../language/say.ts'
import { useList } from '../lists/list.ts'
import { ListPanel } from '../lists/list-panel.tsx'
import { useMay } from '../session/use-me.ts'
import { AllFailedJobs } from './all-failed-jobs.tsx'
import { FailedJobDrawer } from './failed-job-drawer.tsx'
import { failedJobList } from './failed-job-list.tsx'
import { RetryProgress } from './retry-progress.tsx'

/** The mails that used up their attempts, and what one may do with them. */
export function FailedJobsPanel() {
  const jobs = useList(failedJobList)
  const may = useMay()
  const [retried, setRetried] = useState(0)
  const over = useCallback(() => setRetried(0), [])
  const total = jobs.page.data?.meta.total ?? 0
  return (
    <>
      <ListPanel
        state={jobs}
        title={say('Failed mails')}
        aside={may('queues.manage') && <AllFailedJobs chosen={jobs.asked} total={total} onRetried={setRetried} />}
      >
        {retried > 0 && <RetryProgress total={retried} onOver={over} />}
      </ListPanel>
      <FailedJobDrawer id={jobs.opened} onClose={jobs.close} />
    </>
  )
}
