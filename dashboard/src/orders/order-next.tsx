import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useRest } from '../design/use-rest.ts'
import { say } from '../language/say.ts'
import { type HeldMove, useHeld } from './held-moves.tsx'
import classes from './order.module.css'
import { OrderActs } from './order-acts.tsx'
import { OrderMoves } from './order-moves.tsx'
import type { Order } from './status.tsx'

/** What one may do with an order, or what is about to be done. */
export function OrderNext({ order }: { order: Order }) {
  const held = useHeld(order.id)
  // It comes to stand under the finger that pressed.
  const rests = useRest(held?.key ?? 0)
  return (
    <>
      {held !== undefined && <Pending held={held} rests={rests} />}
      {/* What is typed there stays. */}
      <div className={classes.next} hidden={held !== undefined}>
        <OrderActs order={order} />
        <OrderMoves order={order} />
        <p className={classes.nothing}>{say('Nothing is left to do.')}</p>
      </div>
    </>
  )
}

function Pending({ held: { will, isBusy, undo, send }, rests }: { held: HeldMove; rests: boolean }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // The button that was pressed is gone, and the focus with it.
    if (!rests && document.activeElement === document.body) button.current?.focus({ preventScroll: true })
  }, [rests])
  return (
    <div className={classes.moves}>
      <p className={classes.pending} role="status">
        {will}
      </p>
      <div className={classes.buttons}>
        <Button ref={button} variant="default" disabled={rests} loading={isBusy} onClick={undo}>
          {say('Undo')}
        </Button>
        <Button variant="default" disabled={rests || isBusy} onClick={() => void send()}>
          {say('Do it now')}
        </Button>
      </div>
    </div>
  )
}
