import { Drawer } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Failed, Loading } from '../../design/states.tsx'
import { formatCount, formatMoment } from '../../format.ts'
import { say } from '../../language/say.ts'
import { TenantName } from '../../tenants/tenant-name.tsx'
import { formatClock } from '../times.ts'
import { storyOf } from '../use-places.ts'
import classes from './exceptions.module.css'
import { type ExceptionGroup, useOccurrences } from './exceptions.queries.ts'

interface ExceptionDrawerProps {
  group: ExceptionGroup | undefined
  onClose: () => void
}

export function ExceptionDrawer({ group, onClose }: ExceptionDrawerProps) {
  // While it slides out it still shows what it showed.
  const [shown, setShown] = useState(group)
  useEffect(() => {
    if (group !== undefined) setShown(group)
  }, [group])
  return (
    <Drawer
      opened={group !== undefined}
      onClose={onClose}
      size={680}
      title={say('Exception')}
      closeButtonProps={{ 'aria-label': say('Close the exception') }}
    >
      {shown !== undefined && <Detail key={shown.fingerprint} group={shown} />}
    </Drawer>
  )
}

function Detail({ group: { type, message, count, first_at, last_at, stack, fingerprint } }: { group: ExceptionGroup }) {
  return (
    <div className={classes.detail}>
      <div>
        <p className={classes.title}>{type}</p>
        <p className={classes.said}>{message}</p>
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{say('Count')}</dt>
          <dd>{formatCount(count)}</dd>
        </div>
        <div>
          <dt>{say('First seen')}</dt>
          <dd>{formatMoment(first_at)}</dd>
        </div>
        <div>
          <dt>{say('Last seen')}</dt>
          <dd>{formatMoment(last_at)}</dd>
        </div>
      </dl>
      <section aria-label={say('Stack')}>
        <h3 className={classes.heading}>{say('Stack of the last one')}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
        <pre className={classes.stack} tabIndex={0}>
          {stack}
        </pre>
      </section>
      <Occurrences fingerprint={fingerprint} />
    </div>
  )
}

function Occurrences({ fingerprint }: { fingerprint: string }) {
  const { data, error, isPending, refetch } = useOccurrences(fingerprint)
  if (isPending) return <Loading lines={3} />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <section aria-label={say('Stories')}>
      <h3 className={classes.heading}>
        {data.meta.total > data.data.length
          ? say('The last {count} stories', { count: data.data.length })
          : say('Stories')}
      </h3>
      <ul className={classes.stories}>
        {data.data.map((entry) => (
          <li key={entry.id}>
            <Link to="/monitoring" search={storyOf(entry) as never} className={classes.story}>
              <span>{formatClock(entry.started_at)}</span>
              <span className={classes.message}>{entry.failure}</span>
              <span>{entry.user_id !== null && <TenantName id={entry.user_id} />}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
