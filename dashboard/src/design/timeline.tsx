import type { ReactNode } from 'react'
import { formatMoment } from '../format.ts'
import classes from './timeline.module.css'

export interface Step {
  what: ReactNode
  /** When it happened. */
  at: string
  note?: ReactNode
  mood?: 'bad'
}

/** What happened to one thing, in the order in which it is given. */
export function Timeline({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className={classes.timeline}>
      {steps.map(({ what, at, note, mood }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what happened keeps its place.
        <li key={`${at} ${place}`} data-mood={mood}>
          <div className={classes.step}>
            <span>{what}</span>
            <time className={classes.when} dateTime={at}>
              {formatMoment(at)}
            </time>
          </div>
          {note !== undefined && note !== null && <p className={classes.note}>{note}</p>}
        </li>
      ))}
    </ol>
  )
}
