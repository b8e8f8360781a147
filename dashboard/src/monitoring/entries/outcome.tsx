import { say } from '../../language/say.ts'
import { Flags } from '../flags.tsx'
import classes from './entries.module.css'
import type { Entry } from './entries.queries.ts'

type Told = Pick<Entry, 'kind' | 'status' | 'failure' | 'tags'>

const words: Record<string, string> = {
  completed: say('Done'),
  failed: say('Failed'),
  delayed: say('Put off'),
  sent: say('Sent'),
}

interface End {
  label: string
  tone: 'good' | 'warn' | 'bad'
}

/** How it ended: an HTTP status, or a word where there is none. */
function endOf({ kind, status, failure }: Told, own: boolean): End | undefined {
  const answered = httpStatus(status, own)
  if (answered !== undefined) return answered
  if (kind === 'authorization') {
    return failure === null ? { label: say('Allowed'), tone: 'good' } : { label: say('Refused'), tone: 'warn' }
  }
  if (failure !== null) return { label: say('Failed'), tone: 'bad' }
  const word = status ?? (kind === 'mail' ? 'sent' : undefined)
  return word === undefined ? undefined : { label: words[word] ?? word, tone: 'good' }
}

function httpStatus(status: string | null, own: boolean): End | undefined {
  if (status === null || !/^\d{3}$/.test(status)) return undefined
  const code = Number(status)
  const tone = code >= 500 ? 'bad' : code >= 400 ? 'warn' : 'good'
  return { label: own ? { bad: say('Failed'), warn: say('Refused'), good: say('Done') }[tone] : status, tone }
}

export function Outcome({ entry, own }: { entry: Told; own: boolean }) {
  const end = endOf(entry, own)
  // What the outcome says already needs no flag as well.
  const tags = entry.tags.filter(
    (tag) => end?.tone === 'good' || end === undefined || !['failed', 'refused'].includes(tag),
  )
  return (
    <span className={classes.outcome}>
      {end !== undefined && (
        <span className={classes.status} data-tone={end.tone}>
          {end.label}
        </span>
      )}
      <Flags tags={tags} own={own} />
    </span>
  )
}
