import { Timeline } from '../design/timeline.tsx'
import { say } from '../language/say.ts'
import { failureLabel } from './mail-words.ts'
import classes from './notifications.module.css'

interface FailedAttempt {
  attempt: number
  at: string
  failure: string
  error: string
}

/** What each attempt met, the newest first; after a retry they count from one again. */
export function FailedAttempts({ attempts }: { attempts: readonly FailedAttempt[] }) {
  if (attempts.length === 0) return null
  const steps = attempts.toReversed().map(({ attempt, at, failure, error }) => ({
    what: (
      <>
        {say('Attempt {attempt}', { attempt })} <span className={classes.dimmed}>· {failureLabel(failure)}</span>
      </>
    ),
    at,
    note: error,
    mood: 'bad' as const,
  }))
  return (
    <>
      <h3 className={classes.heading}>{say('Attempts that failed')}</h3>
      <Timeline steps={steps} />
    </>
  )
}
