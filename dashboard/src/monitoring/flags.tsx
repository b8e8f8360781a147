import { Tooltip } from '@mantine/core'
import { say } from '../language/say.ts'
import classes from './flags.module.css'

interface Flag {
  tag: string
  label: string
  meaning: string
  tone: 'warn' | 'bad'
  /** Whether it says something to who sees their own alone. */
  own: boolean
}

/** Tags of the API that are worth a look; `sampled` says only that the entry was chosen to be kept. */
export const flags: readonly Flag[] = [
  { tag: 'failed', label: say('Failed'), meaning: say('Something in it failed.'), tone: 'bad', own: true },
  { tag: 'slow', label: say('Slow'), meaning: say('It took longer than a request should.'), tone: 'warn', own: true },
  { tag: 'refused', label: say('Refused'), meaning: say('Its caller was turned away.'), tone: 'warn', own: true },
  {
    tag: 'slow-query',
    label: say('Slow query'),
    meaning: say('A statement took 100 ms or longer.'),
    tone: 'warn',
    own: false,
  },
  {
    tag: 'n+1',
    label: 'N+1',
    meaning: say('One statement was sent five times or more where one could have answered.'),
    tone: 'warn',
    own: false,
  },
]

export function Flags({ tags, own }: { tags: readonly string[]; own: boolean }) {
  const raised = flags.filter((flag) => tags.includes(flag.tag) && (flag.own || !own))
  if (raised.length === 0) return null
  return (
    <span className={classes.flags}>
      {raised.map(({ tag, label, meaning, tone }) => (
        <Tooltip key={tag} label={meaning}>
          <span className={classes.flag} data-tone={tone}>
            {label}
          </span>
        </Tooltip>
      ))}
    </span>
  )
}
