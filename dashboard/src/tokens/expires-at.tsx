import { formatAgo, formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './tokens.module.css'

/** When it ends, louder when it has. */
export function ExpiresAt({ time }: { time: string | null }) {
  if (time === null) return <span className={classes.dimmed}>{say('Never')}</span>
  const ended = Date.parse(time) < Date.now()
  return (
    <time dateTime={time} title={formatMoment(time)} className={ended ? classes.ended : undefined}>
      {ended ? say('Ended') : formatAgo(time)}
    </time>
  )
}
