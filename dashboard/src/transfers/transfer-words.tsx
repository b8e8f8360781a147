import { say, within } from '../language/say.ts'
import type { Option } from '../lists/filters.tsx'
import classes from './transfers.module.css'
import type { Transfer } from './transfers.queries.ts'

export type Exported = Transfer['what']
type State = Transfer['state']

export const exportedOptions: readonly Option<Exported>[] = [
  { value: 'products', label: say('Products') },
  { value: 'listings', label: say('Listings') },
  { value: 'orders', label: say('Orders') },
  { value: 'buyers', label: say('Buyers') },
  { value: 'ledger', label: say('Stock ledger') },
]

export const formatOptions = [
  { value: 'csv', label: say('CSV, for a spreadsheet') },
  { value: 'jsonl', label: say('JSON Lines, for a program') },
] as const

export const kindOptions: readonly Option<Transfer['kind']>[] = [
  { value: 'import', label: say('Import') },
  { value: 'export', label: say('Export') },
]

export const stateOptions: readonly Option<State>[] = [
  { value: 'running', label: say('Running') },
  { value: 'finished', label: say('Finished') },
  { value: 'failed', label: say('Failed') },
  { value: 'cancelled', label: say('Stopped') },
]

const labelIn = <V extends string>(options: readonly Option<V>[], sought: V) =>
  options.find(({ value }) => value === sought)?.label

/** Such as 'Import of products, tried'. */
export function transferName({ kind, what, mode }: Transfer): string {
  const of = { what: within(labelIn(exportedOptions, what) ?? what) }
  const name = kind === 'import' ? say('Import of {what}', of) : say('Export of {what}', of)
  return mode === 'dry_run' ? say('{name}, tried', { name }) : name
}

export function StateBadge({ state }: Pick<Transfer, 'state'>) {
  return (
    <span className={classes.badge} data-state={state}>
      {labelIn(stateOptions, state)}
    </span>
  )
}

const steps = {
  reading: say('Reading the file'),
  checking: say('Checking'),
  writing: say('Writing'),
  pictures: say('Fetching pictures'),
} as const

/** What is done at the moment. */
export const stepName = ({ step }: Transfer) => (step === null ? say('Waiting for its turn') : steps[step])
