import { ActButton } from '../design/act-button.tsx'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './transfers.module.css'
import type { Transfer } from './transfers.queries.ts'

interface ImportAfterTryProps {
  tried: Transfer
  work: { isPending: boolean; submittedAt: number }
  onImport: (mode: 'all' | 'partial') => void
}

const counted = (count: number) =>
  count === 1 ? say('one record') : say('{count} records', { count: formatCount(count) })

/** The same file, this time written: all of it, or what is good of it. */
export function ImportAfterTry({ tried: { mode, state, counts }, work, onImport }: ImportAfterTryProps) {
  if (mode !== 'dry_run' || state !== 'finished') return null
  const { total, failed } = counts
  const good = total - failed
  if (good === 0)
    return <p className={classes.said}>{say('Nothing of it can be imported. Mend the file and try it again.')}</p>
  return (
    <div className={classes.next}>
      {failed > 0 && (
        <p className={classes.said}>
          {say('Mend the file and try it again, or leave {records} out.', { records: counted(failed) })}
        </p>
      )}
      <ActButton work={work} onAct={() => onImport(failed === 0 ? 'all' : 'partial')}>
        {say('Import {records}', { records: counted(good) })}
      </ActButton>
    </div>
  )
}
