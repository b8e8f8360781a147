import { AskFirst } from '../design/ask-first.tsx'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
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
  const counted = total === 1 ? say('one mail') : say('{count} mails', { count: formatCount(total) })
  const mails = Object.keys(chosen).length > 0 ? say('{mails}, as filtered', { mails: counted }) : counted
  return (
    <div className={classes.actions}>
      <AskFirst
        label={say('Retry all')}
        size="xs"
        question={say('Send them again?')}
        yes={say('Retry {count}', { count: formatCount(total) })}
        loading={retry.isPending}
        onYes={() => retry.mutate(chosen)}
      >
        {say('This queues {mails} again, with three attempts each.', { mails })}
      </AskFirst>
      <AskFirst
        label={say('Drop all')}
        size="xs"
        question={say('Give them up?')}
        yes={say('Drop {count}', { count: formatCount(total) })}
        final
        loading={drop.isPending}
        onYes={() => drop.mutate({ chosen, total })}
      >
        {say("This gives {mails} up for good: nobody is told what they said. The shops' own lists still show them.", {
          mails,
        })}
      </AskFirst>
    </div>
  )
}
