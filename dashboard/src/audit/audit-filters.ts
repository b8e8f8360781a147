import { dayAfter } from '../day-after.ts'
import { pageOf, wordOf } from '../use-filters.ts'

export interface AuditFilters {
  /** Who did it. */
  actor?: number | undefined
  /** Whose rows it was about. */
  owner?: number | undefined
  action?: string | undefined
  type?: string | undefined
  from?: string | undefined
  until?: string | undefined
  page: number
  /** The entry that stands open beside the table. */
  entry?: number | undefined
}

const idOf = (value: unknown) => (Number(value) > 0 ? Number(value) : undefined)

export function readAuditFilters(raw: Record<string, unknown>): AuditFilters {
  return {
    actor: idOf(raw.actor),
    owner: idOf(raw.owner),
    action: wordOf(raw.action),
    type: wordOf(raw.type),
    from: wordOf(raw.from),
    until: wordOf(raw.until),
    page: pageOf(raw.page),
    entry: idOf(raw.entry),
  }
}

/** As the API asks for them. The last day is meant with all of its hours. */
export function auditQuery({ actor, owner, action, type, from, until, page }: AuditFilters) {
  return {
    page,
    per_page: 25,
    ...(actor && { actor_id: actor }),
    ...(owner && { subject_owner_id: owner }),
    ...(action && { action }),
    ...(type && { subject_type: type }),
    ...(from && { from: `${from}T00:00:00Z` }),
    ...(until && { until: `${dayAfter(until)}T00:00:00Z` }),
  }
}
