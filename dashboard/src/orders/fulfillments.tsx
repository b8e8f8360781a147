import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import classes from './order-acts.module.css'
import { type Fulfillment, lookAgain, useFulfillments } from './orders.queries.ts'

const states: Record<Fulfillment['state'], string> = {
  pending: say('Packed'),
  shipped: say('On its way'),
  delivered: say('Delivered'),
  cancelled: say('Called back'),
}

/** What left together, or will. */
export function Fulfillments({ id }: { id: number }) {
  const { data: fulfillments = [] } = useFulfillments(id)
  if (fulfillments.length === 0) return null
  return (
    <ul className={classes.fulfillments} aria-label={say('Parcels')}>
      {fulfillments.map((fulfillment) => (
        <Parcel key={fulfillment.id} fulfillment={fulfillment} />
      ))}
    </ul>
  )
}

function Parcel({ fulfillment }: { fulfillment: Fulfillment }) {
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
      {may('orders.fulfill') && <ParcelActs fulfillment={fulfillment} />}
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

function ParcelActs({ fulfillment: { id, state } }: { fulfillment: Fulfillment }) {
  const move = useMutation({
    mutationFn: async (to: 'shipped' | 'delivered' | 'cancelled') => {
      if (to === 'shipped') await souk.fulfillments.ship({ path: { id }, body: {} })
      else if (to === 'delivered') await souk.fulfillments.deliver({ path: { id } })
      else await souk.fulfillments.cancel({ path: { id } })
    },
    onError: (error) => tellRefusal(error),
    onSettled: lookAgain,
  })
  if (state === 'delivered' || state === 'cancelled') return null
  return (
    <div className={classes.acts}>
      {state === 'pending' && (
        <ActButton work={move} size="xs" onAct={() => move.mutate('shipped')}>
          {say('Ship this')}
        </ActButton>
      )}
      {state === 'shipped' && (
        <ActButton work={move} size="xs" variant="default" onAct={() => move.mutate('delivered')}>
          {say('Delivered')}
        </ActButton>
      )}
      {state === 'pending' && (
        <AskFirst
          label={say('Call back')}
          size="xs"
          question={say('Call the parcel back?')}
          yes={say('Call back')}
          loading={move.isPending}
          onYes={() => move.mutate('cancelled')}
        >
          {say('Its units can be sent with another one.')}
        </AskFirst>
      )}
    </div>
  )
}
