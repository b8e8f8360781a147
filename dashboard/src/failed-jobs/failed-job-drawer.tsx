import { Button } from '@mantine/core'
import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Facts } from '../design/facts.tsx'
import { Failed, Loading } from '../design/states.tsx'
import { SureButton } from '../design/sure-button.tsx'
import { formatMoment } from '../format.ts'
import { FailedAttempts } from '../notifications/failed-attempts.tsx'
import { mailLabel } from '../notifications/mail-words.ts'
import { OrderLink } from '../notifications/order-link.tsx'
import { useMay } from '../session/use-me.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import classes from './failed-jobs.module.css'
import { useFailedJob } from './failed-jobs.queries.ts'
import { FailureKind } from './failure-kind.tsx'
import { useDropJob, useRetryJob } from './use-failed-jobs-work.ts'

interface FailedJobDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function FailedJobDrawer({ id, onClose }: FailedJobDrawerProps) {
  return (
    <DetailDrawer id={id} title="Failed mail" onClose={onClose}>
      {(shown) => <FailedJobDetail key={shown} id={shown} onClose={onClose} />}
    </DetailDrawer>
  )
}

function FailedJobDetail({ id, onClose }: { id: number; onClose: () => void }) {
  const { data: job, error, isPending, refetch } = useFailedJob(id)
  const may = useMay()
  if (isPending) return <Loading lines={8} />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <div className={classes.detail}>
      <p className={classes.name}>{mailLabel(job.event)}</p>
      <Facts
        facts={{
          To: job.recipient,
          Shop: <TenantName id={job.user_id} />,
          Order: job.order_id === null ? undefined : <OrderLink {...job} />,
          Failure: <FailureKind failure={job.failure} />,
          'Last error': job.last_error,
          Attempts: job.attempts,
          Announced: formatMoment(job.created_at),
          'Given up': job.failed_at === null ? undefined : formatMoment(job.failed_at),
        }}
      />
      {may('queues.manage') && <Works id={id} onDone={onClose} />}
      <FailedAttempts attempts={job.failed_attempts} />
    </div>
  )
}

function Works({ id, onDone }: { id: number; onDone: () => void }) {
  const retry = useRetryJob(onDone)
  const drop = useDropJob(onDone)
  const busy = retry.isPending || drop.isPending
  return (
    <div className={classes.works}>
      <Button loading={retry.isPending} disabled={busy} onClick={() => retry.mutate(id)}>
        Retry
      </Button>
      <SureButton loading={drop.isPending} disabled={busy} onSure={() => drop.mutate(id)}>
        Drop
      </SureButton>
    </div>
  )
}
