import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { Listing } from '../design/listing.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { TenantName } from '../tenants/tenant-name.tsx'
import { useFilters } from '../use-filters.ts'
import { type AuditEntry, useAudit } from './audit.queries.ts'
import { AuditDrawer } from './audit-drawer.tsx'
import { AuditFilterBar } from './audit-filter-bar.tsx'
import { readAuditFilters } from './audit-filters.ts'
import { subjectOf, Who } from './who.tsx'

const columns: readonly Column<AuditEntry>[] = [
  { label: 'Action', cell: ({ action }) => action },
  { label: 'By', cell: ({ actor_id }) => <Who id={actor_id} /> },
  { label: 'On', cell: subjectOf, wide: true },
  { label: 'Whose', cell: ({ subject_owner_id: id }) => (id === null ? '–' : <TenantName id={id} />), wide: true },
  { label: 'From', cell: ({ ip }) => ip ?? '–', wide: true },
  { label: 'When', cell: ({ at }) => <Ago time={at} />, align: 'right' },
]

export default function AuditView() {
  const [filters, change] = useFilters(readAuditFilters)
  const entries = useAudit(filters)
  return (
    <>
      <PageHeader
        title="Audit log"
        hint="What operators did and saw of others. Each entry is sealed with the one before it."
      />
      <Panel flush>
        <AuditFilterBar filters={filters} change={change} />
        <Listing
          label="Audit log"
          page={entries}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ entry: id })}
          onPage={(page) => change({ page })}
          empty={<Empty title="No entry matches." />}
        />
      </Panel>
      <AuditDrawer id={filters.entry} onClose={() => change({ entry: undefined })} />
    </>
  )
}
