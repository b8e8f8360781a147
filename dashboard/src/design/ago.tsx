import { formatAgo, formatMoment } from '../format.ts'

/** How long ago, and exactly when for who points at it. */
export function Ago({ time }: { time: string }) {
  return (
    <time title={formatMoment(time)} dateTime={time}>
      {formatAgo(time)}
    </time>
  )
}
