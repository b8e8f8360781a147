import type { Option } from '../lists/filters.tsx'
import classes from './transfers.module.css'
import type { Transfer } from './transfers.queries.ts'

export type Exported = Transfer['what']
type State = Transfer['state']

export const exportedOptions: readonly Option<Exported>[] = [
  { value: 'products', label: 'Products' },
  { value: 'listings', label: 'Listings' },
  { value: 'orders', label: 'Orders' },
  { value: 'buyers', label: 'Buyers' },
  { value: 'ledger', label: 'Stock ledger' },
]

export const formatOptions = [
  { value: 'csv', label: 'CSV, for a spreadsheet' },
  { value: 'jsonl', label: 'JSON Lines, for a program' },
] as const

export const kindOptions: readonly Option<Transfer['kind']>[] = [
  { value: 'import', label: 'Import' },
  { value: 'export', label: 'Export' },
]

export const stateOptions: readonly Option<State>[] = [
  { value: 'running', label: 'Running' },
  { value: 'finished', label: 'Finished' },
  { value: 'failed', label: 'Failed' },
  { value: 'cancelled', label: 'Cancelled' },
]

const labelIn = <V extends string>(options: readonly Option<V>[], sought: V) =>
  options.find(({ value }) => value === sought)?.label

/** Such as 'Import of products, tried'. */
export function transferName({ kind, what, mode }: Transfer): string {
  const tried = mode === 'dry_run' ? ', tried' : ''
  return `${labelIn(kindOptions, kind)} of ${labelIn(exportedOptions, what)?.toLowerCase()}${tried}`
}

export function StateBadge({ state }: Pick<Transfer, 'state'>) {
  return (
    <span className={classes.badge} data-state={state}>
      {labelIn(stateOptions, state)}
    </span>
  )
}

const steps = {
  reading: 'Reading the file',
  checking: 'Checking',
  writing: 'Writing',
  pictures: 'Fetching pictures',
} as const

/** What is done at the moment. */
export const stepName = ({ step }: Transfer) => (step === null ? 'Waiting for its turn' : steps[step])
