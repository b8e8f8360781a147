import { Button, Skeleton } from '@mantine/core'
import type { SoukError } from '@souk/client'
import { IconCloudOff, IconMoodEmpty } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { say, sayIfKnown } from '../language/say.ts'
import classes from './states.module.css'
import { WhyLink } from './why-link.tsx'

/** There is nothing, and what one can do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.state}>
      <IconMoodEmpty size={28} stroke={1.4} aria-hidden />
      <p className={classes.title}>{title}</p>
      {children !== undefined && <div className={classes.hint}>{children}</div>}
    </div>
  )
}

/** Something went wrong: the server's own sentence, and a way to try again. */
export function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const requestId = (error as Partial<SoukError>).requestId
  return (
    <div className={classes.state} role="alert">
      <IconCloudOff size={28} stroke={1.4} aria-hidden />
      <p className={classes.title}>{sayIfKnown(error.message)}</p>
      <WhyLink error={error} />
      {requestId !== undefined && <p className={classes.hint}>{say('Request {id}', { id: requestId })}</p>}
      <Button variant="default" size="xs" onClick={retry}>
        {say('Try again')}
      </Button>
    </div>
  )
}

/** What is shown is from before: the server cannot be asked just now. */
export function Outdated({ error, retry, flush }: { error: Error; retry: () => void; flush: boolean }) {
  return (
    <p className={classes.outdated} data-flush={flush || undefined} role="alert">
      <span>
        {say('This may be old.')} {sayIfKnown(error.message)}
      </span>
      <Button variant="default" size="compact-xs" onClick={retry}>
        {say('Try again')}
      </Button>
    </p>
  )
}

/** Lines where text will stand. */
export function Loading({ lines = 5 }: { lines?: number }) {
  return (
    <div className={classes.lines} role="status" aria-label={say('Loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same and never move.
        <Skeleton key={line} height={12} width={`${90 - ((line * 17) % 45)}%`} />
      ))}
    </div>
  )
}
