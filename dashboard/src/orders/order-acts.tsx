import { Button } from '@mantine/core'
import { useState } from 'react'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import { amountOf, centsOf } from '../money.ts'
import { useMay } from '../session/use-me.ts'
import { CancelLinesForm } from './cancel-lines-form.tsx'
import { FulfilForm, type FulfilText } from './fulfil-form.tsx'
import { unsent } from './line-units.tsx'
import classes from './order.module.css'
import { type Payment, usePayments } from './orders.queries.ts'
import { PaymentForm } from './payment-form.tsx'
import { RefundForm } from './refund-form.tsx'
import type { Order } from './status.tsx'

const titles = { ship: say('Ship'), pay: say('Record a payment'), refund: say('Refund'), cancel: say('Cancel lines') }
type Act = keyof typeof titles

const sumOf = (payments: readonly Payment[], part: 'captured' | 'refunded') =>
  payments.reduce((sum, payment) => sum + centsOf(payment[part]), 0)

/** What one may still do with an order, each in a window of its own. */
export function OrderActs({ order }: { order: Order }) {
  const may = useMay()
  const { data: payments = [] } = usePayments(order.id)
  const [act, setAct] = useState<Act>()
  const [shown, setShown] = useState<Act>('ship')
  const [parcel, setParcel] = useState<FulfilText>({})
  const captured = sumOf(payments, 'captured')
  const kept = captured - sumOf(payments, 'refunded')
  const outstanding = centsOf(order.total_price) - centsOf(order.cancelled_total) - captured
  const hasUnsent = order.items.some((item) => unsent(item) > 0)
  const open: Act[] = [
    ...(may('orders.fulfill') && hasUnsent ? (['ship'] as const) : []),
    ...(may('orders.fulfill') && outstanding > 0 ? (['pay'] as const) : []),
    ...(may('orders.refund') && kept > 0 ? (['refund'] as const) : []),
    ...(may('orders.fulfill') && hasUnsent ? (['cancel'] as const) : []),
  ]
  const begin = (wanted: Act) => {
    setShown(wanted)
    setAct(wanted)
  }
  const done = () => setAct(undefined)
  return (
    <div className={classes.buttons}>
      {open.map((one, at) => (
        <Button key={one} size="xs" variant={at === 0 ? 'filled' : 'default'} onClick={() => begin(one)}>
          {titles[one]}
        </Button>
      ))}
      <Window opened={act !== undefined} onClose={done} title={titles[shown]}>
        {shown === 'ship' && <FulfilForm order={order} typed={parcel} onTakenBack={setParcel} onDone={done} />}
        {shown === 'pay' && <PaymentForm order={order} outstanding={amountOf(outstanding)} onDone={done} />}
        {shown === 'refund' && <RefundForm order={order} kept={amountOf(kept)} onDone={done} />}
        {shown === 'cancel' && <CancelLinesForm order={order} onDone={done} />}
      </Window>
    </div>
  )
}
