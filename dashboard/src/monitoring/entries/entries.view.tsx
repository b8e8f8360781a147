import { Switch } from '@mantine/core'
import { PageHeader } from '../../design/page-header.tsx'
import { Panel } from '../../design/panel.tsx'
import { say } from '../../language/say.ts'
import { useMay } from '../../session/use-me.ts'
import { ExceptionGroups } from '../exceptions/exception-groups.tsx'
import { KindRail } from '../kind-rail.tsx'
import { LiveEntries } from '../live/live-entries.tsx'
import type { MonitoringFilters } from '../monitoring-filters.ts'
import { RecordingControl, RecordingNotice } from '../recording/recording-control.tsx'
import classes from './entries.module.css'
import { EntryFilterBar } from './entry-filter-bar.tsx'
import { PastEntries } from './past-entries.tsx'

interface EntriesViewProps {
  filters: MonitoringFilters
  change: (changes: Partial<MonitoringFilters>) => void
  /** Whether one sees one's own alone. */
  own: boolean
}

export function EntriesView({ filters, change, own }: EntriesViewProps) {
  const manages = useMay()('monitoring.manage')
  const grouped = filters.kind === 'exception' && manages && !filters.live
  return (
    <>
      <PageHeader
        title={own ? say('Activity') : say('Monitoring')}
        hint={
          own
            ? say('What was done in your shop, how it went, and the mails that followed')
            : say('What every process did, and the whole story behind it')
        }
        actions={
          <>
            {manages && <RecordingControl />}
            <Switch
              label={say('Live')}
              checked={filters.live}
              onChange={({ currentTarget: { checked } }) => change({ live: checked || undefined } as never)}
            />
          </>
        }
      />
      {manages && <RecordingNotice />}
      <Panel flush>
        <div className={classes.layout}>
          <KindRail chosen={filters.kind} own={own} />
          <div className={classes.list}>
            {!grouped && <EntryFilterBar filters={filters} change={change} own={own} />}
            <List filters={filters} change={change} own={own} grouped={grouped} />
          </div>
        </div>
      </Panel>
    </>
  )
}

function List({ grouped, ...props }: EntriesViewProps & { grouped: boolean }) {
  if (grouped) return <ExceptionGroups {...props} />
  return props.filters.live ? <LiveEntries {...props} /> : <PastEntries {...props} />
}
