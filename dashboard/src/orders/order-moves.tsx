import { Button, Textarea } from '@mantine/core'
import { AskFirst } from '../design/ask-first.tsx'
import { useDraft } from '../design/use-draft.ts'
import { useRest } from '../design/use-rest.ts'
import { useSinglePress } from '../design/use-single-press.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { hold, useHeld } from './held-moves.tsx'
import classes from './order.module.css'
import { nextStatuses, type Order, type OrderStatus, statusPhrases } from './status.tsx'

const verbs: Record<OrderStatus, string> = {
  pending: say('Reopen'),
  paid: say('Mark as paid'),
  shipped: say('Mark as shipped'),
  delivered: say('Mark as delivered'),
  cancelled: say('Cancel order'),
  refunded: say('Refund it all'),
}
const will = {
  pending: 'Order #{number} will be reopened.',
  paid: 'Order #{number} will be marked as paid.',
  shipped: 'Order #{number} will be shipped.',
  delivered: 'Order #{number} will be marked as delivered.',
  cancelled: 'Order #{number} will be cancelled.',
  refunded: 'Order #{number} will be refunded.',
} as const satisfies Record<OrderStatus, string>
/** What cannot be taken back later, with the question that comes first. */
const questions: Partial<Record<OrderStatus, { question: string; consequence: string }>> = {
  cancelled: {
    question: say('Cancel the order?'),
    consequence: say("Its stock goes back on the shelf, and the shop's owner is told. An order stays cancelled."),
  },
  refunded: {
    question: say('Refund the order?'),
    consequence: say("The shop's owner is told. An order stays refunded."),
  },
}

/** The order's legal next moves, as far as one may make them: operators all, owners their cancellation. */
export function OrderMoves({ order: { id, number, status } }: { order: Order }) {
  const may = useMay()
  const manages = may('orders.manage') || may('orders.fulfill')
  const draft = useDraft({ note: '' })
  const held = useHeld(id)
  // The next move takes the place of the one before, under the same finger.
  const isSingle = useSinglePress()
  const rests = useRest(`${status} ${held?.key}`)
  const open = nextStatuses[status].filter((next) => manages || (next === 'cancelled' && may('orders.cancel')))
  if (open.length === 0) return null
  const { note } = draft.values
  const go = (next: OrderStatus) => {
    const body = note.trim() === '' ? {} : { note: note.trim() }
    draft.settle({ note })
    hold({
      orders: [id],
      will: say(will[next], { number }),
      done: say('Order #{number}: {status}.', { number, status: say(statusPhrases[next]) }),
      refused: say('Order #{number}: not done.', { number }),
      send: (souk) =>
        manages
          ? souk.orders.changeStatus({ path: { id }, body: { status: next, ...body } })
          : souk.orders.cancel({ path: { id }, body }),
      onBack: () => draft.set({ note }),
    })
  }
  return (
    <div className={classes.moves}>
      <Textarea
        label={say('Note')}
        description={say("Kept in the history and told to the shop's owner.")}
        autosize
        minRows={1}
        maxLength={1000}
        {...draft.text('note')}
      />
      <div className={classes.buttons}>
        {open.map((next) => {
          const asked = questions[next]
          if (asked === undefined)
            return (
              <Button key={next} variant="default" disabled={rests} onClick={(event) => isSingle(event) && go(next)}>
                {verbs[next]}
              </Button>
            )
          return (
            <AskFirst
              key={next}
              label={verbs[next]}
              question={asked.question}
              yes={verbs[next]}
              final
              disabled={rests}
              onYes={() => go(next)}
            >
              {asked.consequence}
            </AskFirst>
          )
        })}
      </div>
    </div>
  )
}
