import { Progress } from '@mantine/core'
import { Facts } from '../design/facts.tsx'
import { Figure, FigureRow } from '../design/figure-row.tsx'
import { formatCount, formatMoment } from '../format.ts'
import { CancelTransfer } from './cancel-transfer.tsx'
import { DownloadFile } from './download-file.tsx'
import { Problems } from './problems.tsx'
import { StateBadge, stepName } from './transfer-words.tsx'
import classes from './transfers.module.css'
import { isRunning, type Transfer } from './transfers.queries.ts'

/** How an import or export stands: how far it is, what became of its records, and what is wrong with them. */
export function TransferReport({ transfer }: { transfer: Transfer }) {
  const { kind, state, counts, error, ignored_columns } = transfer
  return (
    <div className={classes.report}>
      {isRunning(transfer) ? (
        <Running transfer={transfer} />
      ) : (
        <p className={classes.state} role="status">
          <StateBadge state={state} />
          <span className={classes.said}>{error ?? ended(transfer)}</span>
        </p>
      )}
      {kind === 'import' && counts.processed > 0 && <Counts transfer={transfer} />}
      <Problems transfer={transfer} />
      <NewCategories transfer={transfer} />
      {ignored_columns.length > 0 && (
        <p className={classes.said}>Columns that mean nothing here: {ignored_columns.join(', ')}.</p>
      )}
      <DownloadFile transfer={transfer} />
    </div>
  )
}

/** Of a try those that would be made. */
function NewCategories({
  transfer: { mode, new_categories: names, new_categories_count: count },
}: {
  transfer: Transfer
}) {
  if (count === 0) return null
  const more = count > names.length ? `, and ${formatCount(count - names.length)} more` : ''
  return (
    <p className={classes.said}>
      {mode === 'dry_run' ? 'Categories to be made' : 'Categories made'}: {names.join('; ')}
      {more}.
    </p>
  )
}

function Running({ transfer }: { transfer: Transfer }) {
  const { total, processed } = transfer.counts
  const far = total === 0 ? '' : `: ${formatCount(processed)} of ${formatCount(total)}`
  return (
    <div className={classes.running}>
      <p role="status">
        {stepName(transfer)}
        {far}
      </p>
      <Progress value={total === 0 ? 0 : (processed / total) * 100} aria-label={stepName(transfer)} />
      <CancelTransfer transfer={transfer} />
    </div>
  )
}

function ended({ kind, state, mode, counts, file }: Transfer): string {
  if (state === 'cancelled') return kind === 'import' ? 'What was written before stays.' : 'There is no file.'
  if (kind === 'import') return mode === 'dry_run' ? 'Tried: nothing was written.' : 'Imported.'
  const rows = counts.total === 1 ? 'One row.' : `${formatCount(counts.total)} rows.`
  return file === null ? `${rows} The file is gone: it is kept for three days.` : rows
}

/** Of a try what would be. */
function Counts({ transfer: { mode, counts } }: { transfer: Transfer }) {
  const { created, updated, unchanged, failed } = counts
  const isTry = mode === 'dry_run'
  return (
    <FigureRow columns={4} label="Records">
      <Figure label={isTry ? 'To be made' : 'Made'} name="created" value={formatCount(created)} />
      <Figure label={isTry ? 'To be changed' : 'Changed'} name="updated" value={formatCount(updated)} />
      <Figure label="Unchanged" name="unchanged" value={formatCount(unchanged)} />
      <Figure label="With problems" name="failed" bad={failed > 0} value={formatCount(failed)} />
    </FigureRow>
  )
}

const encodings: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}
const delimiters: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }

/** What is known about one besides how it stands. */
export function TransferFacts({ transfer }: { transfer: Transfer }) {
  const { mode, format, created_at, finished_at } = transfer
  const { layout, encoding, delimiter } = format
  return (
    <Facts
      facts={{
        Begun: formatMoment(created_at),
        Ended: finished_at === null ? undefined : formatMoment(finished_at),
        Mode: mode === null ? undefined : modes[mode],
        Columns: layout === undefined ? undefined : layoutNames[layout],
        File:
          encoding === undefined || delimiter === undefined
            ? format.type.toUpperCase()
            : `${encodings[encoding]}, cells between ${delimiters[delimiter]}`,
      }}
    />
  )
}

const modes = {
  dry_run: 'Tried, nothing was to be written',
  all: 'All records, or none',
  partial: 'The good records',
} as const
const layoutNames = { souk: "Souk's", shopify: "Shopify's" } as const
