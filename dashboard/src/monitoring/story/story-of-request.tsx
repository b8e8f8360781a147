import { Navigate } from '@tanstack/react-router'
import { PageHeader } from '../../design/page-header.tsx'
import { Panel } from '../../design/panel.tsx'
import { Empty, Failed, Loading } from '../../design/states.tsx'
import { say } from '../../language/say.ts'
import { everything } from '../kinds.ts'
import type { MonitoringFilters } from '../monitoring-filters.ts'
import { useTracesOfRequest } from './story.queries.ts'
import { StoryView } from './story.view.tsx'

interface StoryOfRequestProps {
  requestId: string
  entryId: number | undefined
  change: (changes: Partial<MonitoringFilters>) => void
  own: boolean
}

/** For who knows a request by its id alone. An id that several requests had, or a socket's, leads to their list. */
export function StoryOfRequest({ requestId, ...shown }: StoryOfRequestProps) {
  const { data: traces, error, isPending, refetch } = useTracesOfRequest(requestId)
  const [traceId, another] = traces ?? []
  if (another !== undefined) {
    return <Navigate to="/monitoring" search={{ kind: everything.kind, request: requestId } as never} replace />
  }
  if (traceId !== undefined) return <StoryView traceId={traceId} {...shown} />
  return (
    <>
      <PageHeader title={say('Story')} />
      <Panel>
        {isPending && <Loading lines={12} />}
        {error !== null && <Failed error={error} retry={() => void refetch()} />}
        {traces !== undefined && (
          <Empty title={say('Nothing is kept of this request.')}>
            {say('Of ordinary work a part is kept; what fails or is slow always is, until newer takes its place.')}
          </Empty>
        )}
      </Panel>
    </>
  )
}
