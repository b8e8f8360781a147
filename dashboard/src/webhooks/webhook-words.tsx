import { say } from '../language/say.ts'
import type { Option } from '../lists/filters.tsx'
import classes from './webhooks.module.css'
import type { Delivery, Endpoint } from './webhooks.queries.ts'

export const endpointStates: readonly Option[] = [
  { value: 'active', label: say('Active') },
  { value: 'paused', label: say('Paused') },
]

export function EndpointState({ endpoint: { state, failing_since } }: { endpoint: Endpoint }) {
  if (state === 'paused') return <span className={classes.bad}>{say('Paused')}</span>
  return failing_since === null ? say('Active') : <span className={classes.bad}>{say('Failing')}</span>
}

export function DeliveryState({ delivery: { state, attempts } }: { delivery: Delivery }) {
  if (state === 'delivered') return say('Delivered')
  if (state === 'failed') return <span className={classes.bad}>{say('Failed')}</span>
  return attempts === 0 ? say('On its way') : say('Tried again later')
}

/** Names or patterns, as somebody writes them into a field. */
export const patternsIn = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)
