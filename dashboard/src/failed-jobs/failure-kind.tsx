import { say } from '../language/say.ts'
import { failureLabel } from '../notifications/mail-words.ts'
import classes from './failed-jobs.module.css'

/** What went wrong at last; louder where the same attempt would go wrong again. */
export function FailureKind({ failure }: { failure: string | null }) {
  return (
    <span className={classes.kind} data-permanent={failure === 'permanent_refusal' || undefined}>
      {failure === null ? say('Unknown') : failureLabel(failure)}
    </span>
  )
}
