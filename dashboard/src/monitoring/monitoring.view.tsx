import { useMay } from '../session/use-me.ts'
import { useFilters } from '../use-filters.ts'
import { EntriesView } from './entries/entries.view.tsx'
import { readMonitoringFilters } from './monitoring-filters.ts'
import { StoryView } from './story/story.view.tsx'

export default function MonitoringView() {
  const [filters, change] = useFilters(readMonitoringFilters)
  const own = !useMay()('tenants.any')
  if (filters.story !== undefined)
    return <StoryView key={filters.story} traceId={filters.story} entryId={filters.entry} change={change} own={own} />
  return <EntriesView filters={filters} change={change} own={own} />
}
