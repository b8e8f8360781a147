import { Button, CopyButton, Select } from '@mantine/core'
import { IconCheck, IconCopy, IconEye, IconMail } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Panel } from '../design/panel.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { takeDraftCart } from '../drafts/drafts.queries.ts'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { CartTotals } from './cart-totals.tsx'
import classes from './new-order.module.css'
import { callsOf, type Draft } from './new-order.queries.ts'
import { OrderNow } from './order-now.tsx'

/** The cart that was made, with the link for its buyer, and the way to order it for them. */
export function MadeDraft({ draft }: { draft: Draft }) {
  const { cart } = draft
  const calls = callsOf(draft)
  return (
    <div className={classes.form}>
      <Panel title={say('The link for the buyer')}>
        <BuyerLink url={draft.url} email={cart.email} />
      </Panel>
      <Panel title={say('What is in it')}>
        <div className={classes.fields}>
          {cart.state === 'open' && <ShippingRate draft={draft} />}
          <CartTotals cart={cart} />
        </div>
      </Panel>
      {cart.state === 'open' && (
        <Panel title={say('Order it for them')}>
          <OrderNow cart={cart} calls={calls} />
        </Panel>
      )}
    </div>
  )
}

function BuyerLink({ url, email }: { url: string; email: string | null }) {
  return (
    <div className={classes.fields}>
      <p className={classes.said}>
        {say(
          'Whoever has it sees the order, fills in what is missing, and pays. It ends thirty days after the last change.',
        )}
      </p>
      <code className={classes.link} data-testid="draft-link">
        {url}
      </code>
      <div className={classes.next}>
        <CopyButton value={url} timeout={4_000}>
          {({ copied, copy }) => (
            <Button
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {copied ? say('Copied') : say('Copy the link')}
            </Button>
          )}
        </CopyButton>
        {email !== null && (
          <Button
            component="a"
            variant="default"
            href={`mailto:${encodeURIComponent(email)}?body=${encodeURIComponent(url)}`}
            leftSection={<IconMail size={16} aria-hidden />}
          >
            {say('Write a mail')}
          </Button>
        )}
        <Button
          component="a"
          variant="default"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconEye size={16} aria-hidden />}
        >
          {say('See what the buyer sees')}
        </Button>
      </div>
    </div>
  )
}

/** Once it is known where it goes. */
function ShippingRate({ draft }: { draft: Draft }) {
  const { cart } = draft
  const calls = callsOf(draft)
  const { data: rates = [] } = useQuery({
    queryKey: ['drafts', cart.id, 'rates'],
    queryFn: ({ signal }) => calls.rates(signal),
    gcTime: 0,
  })
  const choose = useMutation({
    mutationFn: calls.send,
    onSuccess: (changed) => takeDraftCart({ ...draft, cart: changed }),
    onError: (error) => tellRefusal(error),
  })
  if (rates.length === 0) return null
  return (
    <Select
      label={say('How it is sent')}
      placeholder={say('The buyer chooses')}
      allowDeselect={false}
      data={rates.map(({ id, name, price }) => ({ value: String(id), label: `${name} · ${formatMoney(price)}` }))}
      value={cart.shipping_rate === null ? null : String(cart.shipping_rate.id)}
      onChange={(id) => id !== null && choose.mutate(Number(id))}
      disabled={choose.isPending}
    />
  )
}
