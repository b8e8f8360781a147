import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { useRest } from '../design/use-rest.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { useHeld } from './held-moves.tsx'
import { holdDelivery, holdParcel } from './hold-parcels.ts'
import classes from './order-acts.module.css'
import { type Fulfillment, lookAgain, useFulfillments } from './orders.queries.ts'
import type { Order } from './status.tsx'

const states: Record<Fulfillment['state'], string> = {
  pending: say('Packed'),
  shipped: say('On its way'),
  delivered: say('Delivered'),
  cancelled: say('Called back'),
}

/** What left together, or will. */
export function Fulfillments({ order }: { order: Order }) {
  const { data: fulfillments = [] } = useFulfillments(order.id)
  if (fulfillments.length === 0) return null
  return (
    <ul className={classes.fulfillments} aria-label={say('Parcels')}>
      {fulfillments.map((fulfillment) => (
        <Parcel key={fulfillment.id} order={order} fulfillment={fulfillment} />
      ))}
    </ul>
  )
}

interface ParcelProps {
  order: Order
  fulfillment: Fulfillment
}

function Parcel({ order, fulfillment }: ParcelProps) {
  const { state, items, carrier, tracking_number, tracking_url } = fulfillment
  const may = useMay()
  const tracking = [carrier, tracking_number].filter(Boolean).join(' ')
  return (
    <li className={classes.parcel}>
      <div className={classes.line}>
        <strong>{states[state]}</strong>
        {tracking_url === null ? tracking : <Tracking url={tracking_url}>{tracking || say('Track it')}</Tracking>}
      </div>
      <p className={classes.dimmed}>
        {items.map(({ quantity, product_name }) => `${quantity} × ${product_name}`).join(', ')}
      </p>
      {may('orders.fulfill') && <ParcelActs order={order} fulfillment={fulfillment} />}
    </li>
  )
}

function Tracking({ url, children }: { url: string; children: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

function ParcelActs({ order, fulfillment: { id, state } }: ParcelProps) {
  const held = useHeld(order.id)
  const rests = useRest(`${state} ${held?.key}`)
  const callBack = useMutation({
    mutationFn: () => souk.fulfillments.cancel({ path: { id } }),
    onError: (error) => tellRefusal(error),
    onSettled: lookAgain,
  })
  if (state === 'delivered' || state === 'cancelled' || held !== undefined) return null
  return (
    <div className={classes.acts}>
      {state === 'pending' && (
        <Button size="xs" disabled={rests} onClick={() => holdParcel(order, id)}>
          {say('Ship this')}
        </Button>
      )}
      {state === 'shipped' && (
        <Button size="xs" variant="default" disabled={rests} onClick={() => holdDelivery(order, id)}>
          {say('Delivered')}
        </Button>
      )}
      {state === 'pending' && (
        <AskFirst
          label={say('Call back')}
          size="xs"
          question={say('Call the parcel back?')}
          yes={say('Call back')}
          loading={callBack.isPending}
          onYes={() => callBack.mutate()}
        >
          {say('Its units can be sent with another one.')}
        </AskFirst>
      )}
    </div>
  )
}
