import { Button, Textarea } from '@mantine/core'
import { AskFirst } from '../design/ask-first.tsx'
import { useDraft } from '../design/use-draft.ts'
import { useRest } from '../design/use-rest.ts'
import { useSinglePress } from '../design/use-single-press.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import classes from './order.module.css'
import { nextStatuses, type Order, type OrderStatus } from './status.tsx'
import { useMoveOrder } from './use-move-order.ts'

const verbs: Record<OrderStatus, string> = {
  pending: say('Reopen'),
  paid: say('Mark as paid'),
  shipped: say('Mark as shipped'),
  delivered: say('Mark as delivered'),
  cancelled: say('Cancel order'),
  refunded: say('Refund it all'),
}
/** What cannot be taken back, with the question that comes first. */
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
export function OrderMoves({ order: { id, status } }: { order: Order }) {
  const may = useMay()
  const manages = may('orders.manage') || may('orders.fulfill')
  const draft = useDraft({ note: '' })
  const move = useMoveOrder(id, { asOwner: !manages })
  // The next move takes the place of the one before, under the same finger.
  const isSingle = useSinglePress()
  const rests = useRest(`${status} ${move.isPending}`)
  const open = nextStatuses[status].filter((next) => manages || (next === 'cancelled' && may('orders.cancel')))
  if (open.length === 0) return null
  const { note } = draft.values
  const go = (next: OrderStatus) =>
    move.mutate({ status: next, note: note.trim() }, { onSuccess: () => draft.settle({ note }) })
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
