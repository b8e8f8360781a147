import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import type { Shop } from '../shop/shop.queries.ts'
import { InvoiceLines } from './invoice-lines.tsx'
import { addressLines } from './order-buyer.tsx'
import classes from './order-sheet.module.css'
import type { Order } from './status.tsx'

export type SheetKind = 'invoice' | 'slip'

interface OrderSheetProps {
  order: Order
  kind: SheetKind
  shop: Shop | undefined
}

/** On paper. On the screen it is not to be seen. */
export function OrderSheet({ order, kind, shop }: OrderSheetProps) {
  const { number, created_at, shipping_address, billing_address } = order
  const sentTo = shipping_address ?? undefined
  const billedTo = billing_address ?? sentTo
  const isSame = JSON.stringify(sentTo) === JSON.stringify(billedTo)
  return (
    <article className={classes.sheet}>
      <header className={classes.head}>
        <div>
          <p className={classes.shop}>{shop?.name}</p>
          <p className={classes.lined}>{shop?.postal_address}</p>
          <p>{shop?.contact_email}</p>
        </div>
        <div className={classes.right}>
          <h1 className={classes.title}>
            {kind === 'slip' ? say('Packing slip #{number}', { number }) : say('Invoice #{number}', { number })}
          </h1>
          <p>{formatMoment(created_at, shop?.time_zone)}</p>
        </div>
      </header>
      <div className={classes.addresses}>
        {kind === 'invoice' && billedTo && <Address address={billedTo} label={isSame ? undefined : say('Billed to')} />}
        {sentTo && (kind === 'slip' || !isSame) && (
          <Address address={sentTo} label={kind === 'slip' ? undefined : say('Sent to')} />
        )}
      </div>
      {kind === 'slip' ? <Parcel order={order} /> : <InvoiceLines order={order} />}
    </article>
  )
}

interface AddressProps {
  address: NonNullable<Order['shipping_address']>
  label: string | undefined
}

function Address({ address, label }: AddressProps) {
  return (
    <div>
      {label !== undefined && <p className={classes.label}>{label}</p>}
      <address className={classes.lined}>{addressLines(address).join('\n')}</address>
    </div>
  )
}

/** What lies in the parcel: nobody's business what it cost. */
function Parcel({ order: { items, note } }: { order: Order }) {
  return (
    <>
      <table className={`${classes.lines} ${classes.slip}`}>
        <thead>
          <tr>
            <th>{say('Packed')}</th>
            <th>{say('Product')}</th>
            <th>{say('Quantity')}</th>
          </tr>
        </thead>
        <tbody>
          {items
            .filter(({ quantity, cancelled }) => quantity > cancelled)
            .map(({ id, product_name, options, sku, quantity, cancelled }) => (
              <tr key={id}>
                <td>
                  <span className={classes.box} />
                </td>
                <td>
                  {[product_name, ...Object.values(options)].join(', ')}
                  {sku !== null && <span className={classes.sku}>{sku}</span>}
                </td>
                <td>{quantity - cancelled}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {note !== null && <p className={classes.note}>{note}</p>}
    </>
  )
}
