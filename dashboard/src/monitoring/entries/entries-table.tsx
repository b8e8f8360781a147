import { type Column, DataTable } from '../../design/data-table.tsx'
import { formatMoment } from '../../format.ts'
import { say } from '../../language/say.ts'
import { TenantName } from '../../tenants/tenant-name.tsx'
import { kindLabel, kindOf } from '../kinds.ts'
import { nameOf, titleOf } from '../name-of.ts'
import { formatClock, formatDuration } from '../times.ts'
import { storyOf } from '../use-places.ts'
import classes from './entries.module.css'
import type { Entry } from './entries.queries.ts'
import { Outcome } from './outcome.tsx'

interface EntriesTableProps {
  label: string
  entries: readonly Entry[]
  own: boolean
  /** Several kinds stand among each other. */
  mixed: boolean
  stale?: boolean
}

/** Each row opens the whole story that it belongs to. */
export function EntriesTable({ label, entries, own, mixed, stale = false }: EntriesTableProps) {
  return (
    <DataTable
      dense
      label={label}
      columns={columnsFor({ own, mixed })}
      rows={entries}
      rowKey={({ id }) => id}
      opens={(entry) => storyOf(entry)({})}
      stale={stale}
    />
  )
}

function columnsFor({ own, mixed }: Pick<EntriesTableProps, 'own' | 'mixed'>): Column<Entry>[] {
  const columns: (Column<Entry> | false)[] = [
    { label: say('What'), cell: (entry) => <Name entry={entry} own={own} />, grow: true },
    mixed && { label: say('Kind'), cell: ({ kind }) => <Kind kind={kind} own={own} />, wide: true },
    { label: say('Outcome'), cell: (entry) => <Outcome entry={entry} own={own} /> },
    !own && {
      label: say('Shop'),
      cell: ({ user_id }) => (user_id === null ? '—' : <TenantName id={user_id} />),
      wide: true,
    },
    {
      label: say('Began'),
      cell: ({ started_at }) => (
        <time className={classes.time} title={formatMoment(started_at)} dateTime={started_at}>
          {formatClock(started_at)}
        </time>
      ),
      align: 'right',
      wide: true,
    },
    {
      label: say('Took'),
      cell: ({ duration_ms }) => (duration_ms > 0 ? formatDuration(duration_ms) : '—'),
      align: 'right',
    },
  ]
  return columns.filter((column) => column !== false)
}

function Name({ entry, own }: { entry: Entry; own: boolean }) {
  const [title, name] = [titleOf(entry, own), nameOf(entry)]
  const rest = entry.failure ?? (own || title === name ? undefined : name)
  return (
    <span className={classes.name} data-code={['query', 'redis'].includes(entry.kind) || undefined} title={entry.name}>
      {title}
      {rest !== undefined && <span className={classes.rest}>{rest}</span>}
    </span>
  )
}

function Kind({ kind, own }: { kind: string; own: boolean }) {
  const Icon = kindOf(kind)?.icon
  return (
    <span className={classes.kind}>
      {Icon !== undefined && <Icon size={15} stroke={1.6} aria-hidden />}
      {kindLabel(kind, own)}
    </span>
  )
}
