import { Progress } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import { unfinished, useQueues } from '../queues/queues.queries.ts'
import classes from './failed-jobs.module.css'

interface RetryProgressProps {
  /** How many mails were queued again. */
  total: number
  onOver: () => void
}

const lingerMs = 4_000

/** How far a retry of many has got, by what the queue still holds; it stays a moment when it is over. */
export function RetryProgress({ total, onOver }: RetryProgressProps) {
  const { data: queues } = useQueues()
  const left = queues?.reduce((sum, queue) => sum + unfinished(queue), 0) ?? total
  // What joins the queue meanwhile does not turn it back.
  const [done, setDone] = useState(0)
  useEffect(() => setDone((before) => Math.max(before, total - left)), [total, left])
  const over = left === 0
  useEffect(() => {
    if (!over) return
    const timer = setTimeout(onOver, lingerMs)
    return () => clearTimeout(timer)
  }, [over, onOver])
  return (
    <div className={classes.progress}>
      <p role="status">
        {over
          ? say('{count} attempted again. What failed once more is listed below.', { count: formatCount(total) })
          : say('Sending again: {count} of {total} done.', {
              count: formatCount(Math.max(0, done)),
              total: formatCount(total),
            })}
      </p>
      <Progress value={(Math.max(0, done) / total) * 100} size="sm" aria-label={say('Sending again')} />
    </div>
  )
}
