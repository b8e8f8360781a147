import { useMay } from '../session/use-me.ts'
import { useFilters } from '../use-filters.ts'
import { EntriesView } from './entries/entries.view.tsx'
import { readMonitoringFilters } from './monitoring-filters.ts'
import { StoryView } from './story/story.view.tsx'
import { StoryOfRequest } from './story/story-of-request.tsx'

export default function MonitoringView() {
  const [filters, change] = useFilters(readMonitoringFilters)
  const own = !useMay()('tenants.any')
  if (filters.story !== undefined)
    return <StoryView key={filters.story} traceId={filters.story} entryId={filters.entry} change={change} own={own} />
  if (filters.asked !== undefined)
    return <StoryOfRequest requestId={filters.asked} entryId={filters.entry} change={change} own={own} />
  return <EntriesView filters={filters} change={change} own={own} />
}
