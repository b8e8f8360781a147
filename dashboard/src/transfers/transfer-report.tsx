import { Progress } from '@mantine/core'
import { Facts } from '../design/facts.tsx'
import { Figure, FigureRow } from '../design/figure-row.tsx'
import { formatCount, formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
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
        <p className={classes.said}>
          {say('Columns that mean nothing here: {columns}.', { columns: ignored_columns.join(', ') })}
        </p>
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
  const shown = names.join('; ')
  const more = { names: shown, count: formatCount(count - names.length) }
  return (
    <p className={classes.said}>
      {mode === 'dry_run' ? say('Categories to be made:') : say('Categories made:')}{' '}
      {count > names.length ? say('{names}, and {count} more.', more) : `${shown}.`}
    </p>
  )
}

function Running({ transfer }: { transfer: Transfer }) {
  const { total, processed } = transfer.counts
  const step = stepName(transfer)
  const far = { step, count: formatCount(processed), total: formatCount(total) }
  return (
    <div className={classes.running}>
      <p role="status">{total === 0 ? step : say('{step}: {count} of {total}', far)}</p>
      <Progress value={total === 0 ? 0 : (processed / total) * 100} aria-label={step} />
      <CancelTransfer transfer={transfer} />
    </div>
  )
}

function ended({ kind, state, mode, counts, file }: Transfer): string {
  if (state === 'cancelled') return kind === 'import' ? say('What was written before stays.') : say('There is no file.')
  if (kind === 'import') return mode === 'dry_run' ? say('Tried: nothing was written.') : say('Imported.')
  const rows = counts.total === 1 ? say('One row.') : say('{count} rows.', { count: formatCount(counts.total) })
  return file === null ? say('{rows} The file is gone: it is kept for three days.', { rows }) : rows
}

/** Of a try what would be. */
function Counts({ transfer: { mode, counts } }: { transfer: Transfer }) {
  const { created, updated, unchanged, failed } = counts
  const isTry = mode === 'dry_run'
  return (
    <FigureRow columns={4} label={say('Records')}>
      <Figure label={isTry ? say('To be made') : say('Made')} name="created" value={formatCount(created)} />
      <Figure label={isTry ? say('To be changed') : say('Changed')} name="updated" value={formatCount(updated)} />
      <Figure label={say('Unchanged')} name="unchanged" value={formatCount(unchanged)} />
      <Figure label={say('With problems')} name="failed" bad={failed > 0} value={formatCount(failed)} />
    </FigureRow>
  )
}

const encodings: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}
const delimiters: Record<string, string> = {
  ',': say('commas'),
  ';': say('semicolons'),
  '\t': say('tabs'),
  '|': say('bars'),
}

/** What is known about one besides how it stands. */
export function TransferFacts({ transfer }: { transfer: Transfer }) {
  const { mode, format, created_at, finished_at } = transfer
  const { layout, encoding, delimiter } = format
  return (
    <Facts
      facts={{
        [say('Begun')]: formatMoment(created_at),
        [say('Ended')]: finished_at === null ? undefined : formatMoment(finished_at),
        [say('Mode')]: mode === null ? undefined : modes[mode],
        [say('Columns')]: layout === undefined ? undefined : layoutNames[layout],
        [say('File')]:
          encoding === undefined || delimiter === undefined
            ? format.type.toUpperCase()
            : say('{encoding}, cells between {delimiter}', {
                encoding: encodings[encoding] ?? encoding,
                delimiter: delimiters[delimiter] ?? delimiter,
              }),
      }}
    />
  )
}

const modes = {
  dry_run: say('Tried, nothing was to be written'),
  all: say('All records, or none'),
  partial: say('The good records'),
} as const
const layoutNames = { souk: say("Souk's"), shopify: say("Shopify's") } as const
