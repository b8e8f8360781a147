import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { AskFirst } from '../design/ask-first.tsx'
import { Refusal } from '../design/refusal.tsx'
import { listDraftsAgain } from '../drafts/drafts.queries.ts'
import { formatMoney } from '../format.ts'
import { say, sayIfKnown } from '../language/say.ts'
import { lookAgain } from '../orders/orders.queries.ts'
import { souk } from '../souk.ts'
import classes from './new-order.module.css'
import type { Cart, DraftCalls } from './new-order.queries.ts'

/** On account: where the shop has a way to be paid later, and nothing is missing. */
export function OrderNow({ cart, calls }: { cart: Cart; calls: DraftCalls }) {
  const navigate = useNavigate()
  const { data: methods } = useQuery({
    queryKey: ['drafts', cart.id, 'methods'],
    queryFn: ({ signal }) => calls.methods(signal),
    gcTime: 0,
  })
  const order = useMutation({
    mutationFn: () => calls.order(cart.totals.total),
    onSuccess: async ({ number }) => {
      lookAgain()
      notifications.show({ message: say('Order #{number} is placed.', { number }) })
      const { data } = await souk.orders.list({ query: { search: String(number), sort: '-id', per_page: 20 } })
      const placed = data.find((one) => one.number === number)
      void navigate({ to: '/orders', search: (placed === undefined ? {} : { order: placed.id }) as never })
    },
    // The buyer may have changed it meanwhile: it shows as it is now.
    onError: listDraftsAgain,
  })
  if (methods === undefined) return null
  const later = methods.find(({ settles }) => settles === 'later')
  const missing = cart.problems.filter(({ code }) => code !== 'price_changed')
  if (later === undefined) return <p className={classes.said}>{say('The shop is paid at once only: send the link.')}</p>
  if (missing.length > 0)
    return (
      <>
        <p className={classes.said}>{say('Something is missing; the buyer can fill it in by the link.')}</p>
        <ul className={classes.missing} aria-label={say('What is missing')}>
          {missing.map(({ code, message }) => (
            <li key={`${code} ${message}`}>{sayIfKnown(message)}</li>
          ))}
        </ul>
      </>
    )
  return (
    <div className={classes.fields}>
      <Refusal error={order.error} />
      <div>
        <AskFirst
          label={say('Place the order')}
          question={say('Place the order for {email}?', { email: cart.email ?? '' })}
          yes={say('Place it')}
          loading={order.isPending}
          onYes={() => order.mutate()}
        >
          {say('They are told by mail, and owe {amount} {currency} by "{name}".', {
            amount: formatMoney(cart.totals.total),
            currency: cart.totals.currency,
            name: later.name,
          })}
        </AskFirst>
      </div>
    </div>
  )
}
