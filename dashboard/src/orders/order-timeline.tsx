import type { ReactNode } from 'react'
import { Loaded } from '../design/loaded.tsx'
import { type Step, Timeline } from '../design/timeline.tsx'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import classes from './order.module.css'
import {
  type Change,
  type Fulfillment,
  type Note,
  type Payment,
  type Refund,
  useFulfillments,
  useHistory,
  useNotes,
  usePayments,
  useRefunds,
} from './orders.queries.ts'
import { statusLabel } from './status.tsx'

/** What happened to an order and what was written about it, newest first. */
export function OrderTimeline({ id }: { id: number }) {
  const { data: notes = [] } = useNotes(id)
  const { data: payments = [] } = usePayments(id)
  const { data: refunds = [] } = useRefunds(id)
  const { data: fulfillments = [] } = useFulfillments(id)
  const told = [
    ...notes.map(stepOfNote),
    ...payments.flatMap(stepsOfPayment),
    ...refunds.map(stepOfRefund),
    ...fulfillments.flatMap(stepsOfFulfillment),
  ]
  return (
    <Loaded query={useHistory(id)} lines={3}>
      {(changes) => <Timeline steps={inTime([...changes.map(stepOfChange), ...told])} />}
    </Loaded>
  )
}

/** Those of one moment stay in the order in which they are told. */
const inTime = (steps: readonly Step[]) =>
  steps.toReversed().toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))

const stepOfChange = ({ from, to, at, by, note }: Change): Step => ({
  what: <Done by={by}>{from === null ? say('Placed') : statusLabel(to)}</Done>,
  at,
  note,
})

const stepOfNote = ({ text, public: isPublic, by, created_at }: Note): Step => ({
  what: <Done by={by}>{isPublic ? say('Note for the buyer') : say('Note')}</Done>,
  at: created_at,
  note: text,
})

const stepsOfPayment = ({ captured, provider, created_at }: Payment): Step[] =>
  Number(captured) === 0
    ? []
    : [{ what: say('{amount} paid ({provider})', { amount: formatMoney(captured), provider }), at: created_at }]

const stepOfRefund = ({ amount, reason, restock, by, created_at }: Refund): Step => ({
  what: <Done by={by}>{givenBack(formatMoney(amount), restock)}</Done>,
  at: created_at,
  note: reason,
})

const givenBack = (amount: string, restock: boolean) =>
  restock ? say('{amount} given back, units restocked', { amount }) : say('{amount} given back', { amount })

function stepsOfFulfillment({ shipped_at, delivered_at, carrier, tracking_number }: Fulfillment): Step[] {
  const tracking = [carrier, tracking_number].filter(Boolean).join(' ')
  return [
    ...(shipped_at === null ? [] : [{ what: say('A parcel left'), at: shipped_at, note: tracking || undefined }]),
    ...(delivered_at === null ? [] : [{ what: say('A parcel arrived'), at: delivered_at }]),
  ]
}

function Done({ by, children }: { by: number | null; children: ReactNode }) {
  return (
    <>
      {children}
      {by !== null && (
        <span className={classes.dimmed}>
          {' '}
          {say('by')} <TenantName id={by} />
        </span>
      )}
    </>
  )
}
