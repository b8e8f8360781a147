import { useMutation } from '@tanstack/react-query'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import type { BulkProps } from '../lists/list.ts'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { holdParcels } from './hold-parcels.ts'
import { allOf, itemsOf, unsent } from './line-units.tsx'
import { lookAgain } from './orders.queries.ts'
import { PrintOrders } from './print-orders.tsx'
import type { Order } from './status.tsx'

const isOpen = ({ status, items }: Order) =>
  (status === 'pending' || status === 'paid') && items.some((item) => unsent(item) > 0)

/** What may be done with many orders at once. */
export function BulkOrders({ rows, onDone }: BulkProps<Order>) {
  const may = useMay()
  const open = rows.filter(isOpen)
  const ship = useMutation({
    mutationFn: async () => {
      const parcels: number[] = []
      const packed = []
      try {
        for (const order of open) {
          parcels.push(await pack(order))
          packed.push(order)
        }
      } finally {
        // What was packed before one was refused leaves all the same.
        if (packed.length > 0) holdParcels(packed, parcels)
      }
    },
    onSuccess: onDone,
    onError: (error) => tellRefusal(error, say('Not all were shipped')),
    onSettled: lookAgain,
  })
  return (
    <>
      {may('orders.fulfill') && (
        <AskFirst
          label={say('Ship {count}', { count: formatCount(open.length) })}
          size="xs"
          question={say('Ship {count} orders?', { count: formatCount(open.length) })}
          yes={say('Ship them')}
          disabled={open.length === 0}
          loading={ship.isPending}
          onYes={() => ship.mutate()}
        >
          {say('All that is left of each goes as one parcel, and its buyer is told.')} {unpaidWords(open)}
        </AskFirst>
      )}
      <PrintOrders orders={rows} />
    </>
  )
}

async function pack({ id, items }: Order): Promise<number> {
  const { data } = await souk.orders.fulfill({ path: { id }, body: { items: itemsOf(allOf(items, unsent)) } })
  return data.id
}

function unpaidWords(orders: readonly Order[]): string {
  const unpaid = orders.filter(({ payment_status }) => payment_status === 'unpaid').length
  return unpaid === 0 ? '' : say('{count} of them are not paid yet.', { count: formatCount(unpaid) })
}
