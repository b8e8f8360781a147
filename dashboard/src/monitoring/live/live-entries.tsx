import { Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { Empty, Failed } from '../../design/states.tsx'
import { say } from '../../language/say.ts'
import { EntriesTable } from '../entries/entries-table.tsx'
import type { MonitoringFilters } from '../monitoring-filters.ts'
import classes from './live-entries.module.css'
import { maxShown, type Tail, useTail } from './use-tail.ts'

/** New entries at the top as they are recorded. Its pause holds this screen alone; recording goes on. */
export function LiveEntries({ filters, own }: { filters: MonitoringFilters; own: boolean }) {
  const tail = useTail(filters)
  if (tail.error !== undefined) return <Failed error={tail.error} retry={tail.retry} />
  return (
    <>
      <div className={classes.bar}>
        <p className={classes.state} role="status" data-state={tail.paused ? 'paused' : tail.connection}>
          {stateOf(tail)}
        </p>
        <Button
          size="xs"
          variant={tail.paused ? 'filled' : 'default'}
          leftSection={
            tail.paused ? <IconPlayerPlay size={14} aria-hidden /> : <IconPlayerPause size={14} aria-hidden />
          }
          onClick={tail.paused ? tail.resume : tail.pause}
        >
          {tail.paused ? goOn(tail.waiting) : say('Hold the screen')}
        </Button>
      </div>
      {tail.entries.length === 0 ? (
        <Empty title={say('Nothing yet.')}>{say('It appears here about a second after it happened.')}</Empty>
      ) : (
        <EntriesTable label={say('New entries')} entries={tail.entries} own={own} mixed={filters.kind === 'all'} />
      )}
    </>
  )
}

function goOn(waiting: number): string {
  if (waiting === 0) return say('Go on')
  const count = waiting === maxShown ? say('the last {count}', { count: maxShown }) : waiting
  return say('Go on with {count} new', { count })
}

function stateOf({ paused, connection }: Tail): string {
  if (paused) return say('The screen is held. Recording goes on.')
  if (connection === 'connecting') return say('Connecting …')
  if (connection === 'lost') return say('The connection is lost. It comes back by itself.')
  return say('Following. The newest {count} stay on the screen.', { count: maxShown })
}
