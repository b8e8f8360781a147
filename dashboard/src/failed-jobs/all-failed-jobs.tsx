import { AskFirst } from '../design/ask-first.tsx'
import { formatCount } from '../format.ts'
import classes from './failed-jobs.module.css'
import { type ChosenJobs, useDropAll, useRetryAll } from './use-failed-jobs-work.ts'

interface AllFailedJobsProps {
  /** Which jobs are meant, as the API asks for them. */
  chosen: ChosenJobs
  /** How many fit the filters. */
  total: number
  onRetried: (count: number) => void
}

/** What one may do with all jobs that fit the filters. */
export function AllFailedJobs({ chosen, total, onRetried }: AllFailedJobsProps) {
  const retry = useRetryAll(onRetried)
  const drop = useDropAll()
  if (total === 0) return null
  const mails = `${total === 1 ? 'one mail' : `${formatCount(total)} mails`}${Object.keys(chosen).length > 0 ? ', as filtered' : ''}`
  return (
    <div className={classes.actions}>
      <AskFirst
        label="Retry all"
        size="xs"
        question="Send them again?"
        yes={`Retry ${formatCount(total)}`}
        loading={retry.isPending}
        onYes={() => retry.mutate(chosen)}
      >
        This queues {mails} again, with three attempts each.
      </AskFirst>
      <AskFirst
        label="Drop all"
        size="xs"
        question="Give them up?"
        yes={`Drop ${formatCount(total)}`}
        final
        loading={drop.isPending}
        onYes={() => drop.mutate({ chosen, total })}
      >
        This gives {mails} up for good: nobody is told what they said. The shops' own lists still show them.
      </AskFirst>
    </div>
  )
}
