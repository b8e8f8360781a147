import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { Listing } from '../design/listing.tsx'
import { Empty } from '../design/states.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { DeliveryState } from './webhook-words.tsx'
import { type Delivery, type Endpoint, lookAgain, useDeliveries } from './webhooks.queries.ts'

const columns: readonly Column<Delivery>[] = [
  { label: say('Event'), cell: ({ event }) => event },
  { label: say('State'), cell: (delivery) => <DeliveryState delivery={delivery} /> },
  {
    label: say('Answer'),
    cell: ({ response_status, failure, response_body }) => (
      <span title={response_body ?? undefined}>{response_status ?? failure}</span>
    ),
  },
  { label: say('Planned'), cell: ({ created_at }) => <Ago time={created_at} />, wide: true },
  { label: say('Again'), cell: (delivery) => <Retry delivery={delivery} />, align: 'right' },
]

/** What was and is to be sent there, the newest first. */
export function Deliveries({ endpoint: { id } }: { endpoint: Endpoint }) {
  const [page, setPage] = useState(1)
  return (
    <Listing
      label={say('Deliveries')}
      page={useDeliveries(id, page)}
      columns={columns}
      rowKey={(delivery) => delivery.id}
      onPage={setPage}
      empty={<Empty title={say('Nothing was sent yet.')} />}
    />
  )
}

function Retry({ delivery: { id, endpoint_id, state, event } }: { delivery: Delivery }) {
  const retry = useMutation({
    mutationFn: () => souk.webhookEndpoints.retryDelivery({ path: { id: endpoint_id, delivery_id: id } }),
    onSuccess: lookAgain,
    onError: tellRefusal,
  })
  if (state === 'pending') return null
  return (
    <ActButton work={retry} variant="default" size="compact-sm" onAct={() => retry.mutate()}>
      {say('Retry')}
      <span className="visually-hidden"> {event}</span>
    </ActButton>
  )
}
