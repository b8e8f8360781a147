import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { SureButton } from '../design/sure-button.tsx'
import { useMay } from '../session/use-me.ts'
import classes from './order-drawer.module.css'
import { nextStatuses, type Order, type OrderStatus } from './status.tsx'
import { useMoveOrder } from './use-move-order.ts'

const verbs: Record<OrderStatus, string> = {
  pending: 'Reopen',
  paid: 'Mark as paid',
  shipped: 'Mark as shipped',
  delivered: 'Mark as delivered',
  cancelled: 'Cancel order',
  refunded: 'Refund',
}
/** What cannot be taken back is asked for twice. */
const final: readonly OrderStatus[] = ['cancelled', 'refunded']

/** The order's legal next moves, as far as one may make them: operators all, owners their cancellation. */
export function OrderMoves({ order: { id, status } }: { order: Order }) {
  const may = useMay()
  const manages = may('orders.manage')
  const [note, setNote] = useState('')
  const move = useMoveOrder(id, { asOwner: !manages })
  const open = nextStatuses[status].filter((next) => manages || (next === 'cancelled' && may('orders.cancel')))
  if (open.length === 0) return null
  const go = (next: OrderStatus) => {
    setNote('')
    move.mutate({ status: next, note: note.trim() })
  }
  return (
    <div className={classes.moves}>
      <Textarea
        label="Note"
        description="Kept in the history and told to the shop's owner."
        autosize
        minRows={1}
        maxLength={1000}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
      />
      <div className={classes.buttons}>
        {open.map((next, at) =>
          final.includes(next) ? (
            <SureButton key={next} disabled={move.isPending} onSure={() => go(next)}>
              {verbs[next]}
            </SureButton>
          ) : (
            <Button
              key={next}
              variant={at === 0 ? 'filled' : 'default'}
              disabled={move.isPending}
              onClick={() => go(next)}
            >
              {verbs[next]}
            </Button>
          ),
        )}
      </div>
    </div>
  )
}
