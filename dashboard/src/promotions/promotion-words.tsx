import { formatMoney } from '../format.ts'
import classes from './promotions.module.css'
import type { Promotion } from './promotions.queries.ts'

export const kinds = [
  { value: 'percent', label: 'Percentage' },
  { value: 'fixed', label: 'Amount' },
  { value: 'free_shipping', label: 'Free shipping' },
] as const

export const states = [
  { value: 'running', label: 'Running' },
  { value: 'scheduled', label: 'Scheduled' },
  { value: 'ended', label: 'Ended' },
  { value: 'used_up', label: 'Used up' },
  { value: 'disabled', label: 'Disabled' },
] as const

export function StateBadge({ state }: Pick<Promotion, 'state'>) {
  return (
    <span className={classes.badge} data-state={state}>
      {states.find(({ value }) => value === state)?.label}
    </span>
  )
}

export function takesOff({ kind, value }: Pick<Promotion, 'kind' | 'value'>): string {
  if (kind === 'free_shipping' || value === null) return 'Shipping'
  return kind === 'percent' ? `${value} %` : formatMoney(value)
}
