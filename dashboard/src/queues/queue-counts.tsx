import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Ago } from '../design/ago.tsx'
import { Figure, FigureRow } from '../design/figure-row.tsx'
import { formatCount, formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './queues.module.css'
import type { Queue } from './queues.queries.ts'

/** How one queue stands; until the server has said so, the places where it will. */
export function QueueCounts({ queue }: { queue: Queue | undefined }) {
  return (
    <div className={classes.counts}>
      <FigureRow columns={4} label={queue && say("The queue '{name}'", { name: queue.name })}>
        <Count name="waiting" label={say('Waiting')} hint={waitingFor(queue)}>
          {queue && formatCount(queue.waiting)}
        </Count>
        <Count name="queued" label={say('On the queue')} hint={say('in Redis, or being sent')}>
          {queue && formatCount(queue.queued)}
        </Count>
        <Count
          name="failed"
          label={say('Failed')}
          hint={say('given up after three attempts')}
          bad={(queue?.failed ?? 0) > 0}
        >
          {queue && formatCount(queue.failed)}
        </Count>
        <Count name="oldest" label={say('Oldest unfinished')} hint={say('the mail that waits the longest')}>
          {queue &&
            (queue.oldest_at === null ? (
              say('None')
            ) : (
              <span className={classes.age}>
                <Ago time={queue.oldest_at} />
              </span>
            ))}
        </Count>
      </FigureRow>
    </div>
  )
}

const waitingFor = (queue: Queue | undefined) =>
  queue === undefined || queue.next_attempt_at === null
    ? say('for their turn in PostgreSQL')
    : say('for their turn; the next one is tried again at {time}', { time: formatMoment(queue.next_attempt_at) })

interface CountProps {
  name: string
  label: string
  hint: string
  bad?: boolean
  children: ReactNode
}

function Count({ name, label, hint, bad = false, children }: CountProps) {
  const value = children ?? <Skeleton height={24} width={56} my={7} />
  return (
    <Figure label={label} name={`queue-${name}`} bad={bad} value={value}>
      <dd className={classes.hint}>{hint}</dd>
    </Figure>
  )
}
