import { useNavigate } from '@tanstack/react-router'
import type { Entry } from './entries/entries.queries.ts'
import { isStory } from './kinds.ts'
import type { MonitoringFilters } from './monitoring-filters.ts'

type Raw = Record<string, unknown>

/** The address of a story keeps the list's filters, so that the way back leads to the same list. */
export const storyAt = (traceId: string, entryId?: number) => (before: Raw) => ({
  ...before,
  story: traceId,
  entry: entryId,
})

/** Of what happens on the way, the story opens with its details; of a story, as a whole. */
export const storyOf = ({ trace_id, id, kind }: Pick<Entry, 'trace_id' | 'id' | 'kind'>) =>
  storyAt(trace_id, isStory(kind) ? undefined : id)

export const listAgain = ({ story: _story, asked: _asked, entry: _entry, ...before }: Raw) => before

/** Other filters would hardly apply to another kind; how far back one looks, at whom and whether live, does. */
export const listOfKind =
  (kind: MonitoringFilters['kind']) =>
  ({ search, within, from, until, user, trace, request, live }: Raw) => ({
    kind,
    search,
    within,
    from,
    until,
    user,
    trace,
    request,
    live,
  })

/** A step that the browser's way back undoes, unlike a change of filters. */
export function useGo(): (search: (before: Raw) => Raw) => void {
  const navigate = useNavigate()
  return (search) => void navigate({ to: '/monitoring', search } as never)
}
