import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { asTyped } from '../typed-amount.ts'
import classes from './promotions.module.css'
import type { Promotion } from './promotions.queries.ts'

export const kinds = [
  { value: 'percent', label: say('Percentage') },
  { value: 'fixed', label: say('Amount') },
  { value: 'free_shipping', label: say('Free shipping') },
] as const

export const states = [
  { value: 'running', label: say('Running') },
  { value: 'scheduled', label: say('Scheduled') },
  { value: 'ended', label: say('Ended') },
  { value: 'used_up', label: say('Used up') },
  { value: 'disabled', label: say('Disabled') },
] as const

export function StateBadge({ state }: Pick<Promotion, 'state'>) {
  return (
    <span className={classes.badge} data-state={state}>
      {states.find(({ value }) => value === state)?.label}
    </span>
  )
}

export function takesOff({ kind, value }: Pick<Promotion, 'kind' | 'value'>): string {
  if (kind === 'free_shipping' || value === null) return say('Shipping')
  return kind === 'percent' ? `${asTyped(value)} %` : formatMoney(value)
}
