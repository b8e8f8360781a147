import { Facts } from '../design/facts.tsx'
import { Panel } from '../design/panel.tsx'
import { language } from '../language/language.ts'
import { say } from '../language/say.ts'
import classes from './order-acts.module.css'
import type { Order } from './status.tsx'

type Address = NonNullable<Order['shipping_address']>

/** Who ordered, and where it goes; a desk order has none of it. */
export function OrderBuyer({ order: { email, shipping_address, billing_address, note } }: { order: Order }) {
  const isSame = JSON.stringify(shipping_address) === JSON.stringify(billing_address)
  if (email === null && shipping_address === null && billing_address === null) return null
  return (
    <Panel title={say('Buyer')}>
      <Facts
        facts={{
          [say('Address')]: email === null ? undefined : <a href={`mailto:${email}`}>{email}</a>,
          [say('Sent to')]: shipping_address && <Lines address={shipping_address} />,
          [say('Billed to')]: billing_address && !isSame ? <Lines address={billing_address} /> : undefined,
          [say('Wrote')]: note,
        }}
      />
    </Panel>
  )
}

const regions = new Intl.DisplayNames([language], { type: 'region' })

export const addressLines = (address: Address): string[] =>
  [
    address.name,
    address.company,
    address.line1,
    address.line2,
    [address.postal_code, address.city, address.region].filter(Boolean).join(' '),
    regions.of(address.country) ?? address.country,
    address.phone,
  ].filter((line): line is string => Boolean(line))

function Lines({ address }: { address: Address }) {
  return <address className={classes.address}>{addressLines(address).join('\n')}</address>
}
