import type { Option } from '../lists/filters.tsx'
import classes from './webhooks.module.css'
import type { Delivery, Endpoint } from './webhooks.queries.ts'

export const endpointStates: readonly Option[] = [
  { value: 'active', label: 'Active' },
  { value: 'paused', label: 'Paused' },
]

export function EndpointState({ endpoint: { state, failing_since } }: { endpoint: Endpoint }) {
  if (state === 'paused') return <span className={classes.bad}>Paused</span>
  return failing_since === null ? 'Active' : <span className={classes.bad}>Failing</span>
}

export function DeliveryState({ delivery: { state, attempts } }: { delivery: Delivery }) {
  if (state === 'delivered') return 'Delivered'
  if (state === 'failed') return <span className={classes.bad}>Failed</span>
  return attempts === 0 ? 'On its way' : 'Tried again later'
}

/** Names or patterns, as somebody writes them into a field. */
export const patternsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)
