import { ActButton } from '../design/act-button.tsx'
import { AskFirst } from '../design/ask-first.tsx'
import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Facts } from '../design/facts.tsx'
import { Loaded } from '../design/loaded.tsx'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { FailedAttempts } from '../notifications/failed-attempts.tsx'
import { mailLabel } from '../notifications/mail-words.ts'
import { OrderLink } from '../notifications/order-link.tsx'
import { useMay } from '../session/use-me.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import classes from './failed-jobs.module.css'
import { type FailedJobStory, useFailedJob } from './failed-jobs.queries.ts'
import { FailureKind } from './failure-kind.tsx'
import { useDropJob, useRetryJob } from './use-failed-jobs-work.ts'

interface FailedJobDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function FailedJobDrawer({ id, onClose }: FailedJobDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('Failed mail')} onClose={onClose}>
      {(shown) => <FailedJobDetail key={shown} id={shown} onClose={onClose} />}
    </DetailDrawer>
  )
}

function FailedJobDetail({ id, onClose }: { id: number; onClose: () => void }) {
  return <Loaded query={useFailedJob(id)}>{(job) => <FailedJobParts job={job} onClose={onClose} />}</Loaded>
}

function FailedJobParts({ job, onClose }: { job: FailedJobStory; onClose: () => void }) {
  const may = useMay()
  return (
    <div className={classes.detail}>
      <p className={classes.name}>{mailLabel(job.event)}</p>
      <Facts
        facts={{
          [say('To')]: job.recipient,
          [say('Shop')]: <TenantName id={job.user_id} />,
          [say('Order')]: job.order_id === null ? undefined : <OrderLink {...job} />,
          [say('Failure')]: <FailureKind failure={job.failure} />,
          [say('Last error')]: job.last_error,
          [say('Attempts')]: job.attempts,
          [say('Announced')]: formatMoment(job.created_at),
          [say('Given up')]: job.failed_at === null ? undefined : formatMoment(job.failed_at),
        }}
      />
      {may('queues.manage') && <Works id={job.id} onDone={onClose} />}
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
      <ActButton work={retry} disabled={busy} onAct={() => retry.mutate(id)}>
        {say('Retry')}
      </ActButton>
      <AskFirst
        label={say('Drop')}
        question={say('Give the mail up?')}
        yes={say('Drop')}
        final
        loading={drop.isPending}
        disabled={busy}
        onYes={() => drop.mutate(id)}
      >
        {say("Nobody is told what it said. The shop's own list still shows it.")}
      </AskFirst>
    </div>
  )
}
