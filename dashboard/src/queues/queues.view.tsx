import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Failed } from '../design/states.tsx'
import { FailedJobsPanel } from '../failed-jobs/failed-jobs-panel.tsx'
import { say } from '../language/say.ts'
import { QueueCounts } from './queue-counts.tsx'
import { useQueueChanges, useQueues } from './queues.queries.ts'

export default function QueuesView() {
  const { data, error, refetch } = useQueues()
  useQueueChanges(['failed-jobs', 'list'], ['stats'])
  return (
    <>
      <PageHeader title={say('Queues')} hint={say('Mails on their way, and those that were given up')} />
      {error !== null && data === undefined ? (
        <Panel>
          <Failed error={error} retry={() => void refetch()} />
        </Panel>
      ) : (
        (data ?? [undefined]).map((queue) => <QueueCounts key={queue?.name ?? 'first'} queue={queue} />)
      )}
      <FailedJobsPanel />
    </>
  )
}
