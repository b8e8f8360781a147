import { Failed, Loading } from '../design/states.tsx'
import { formatMoment } from '../format.ts'
import { locale } from '../language/language.ts'
import classes from './product-drawer.module.css'
import { useMovements } from './products.queries.ts'

const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
const kinds = {
  opening: 'Opening stock',
  order: 'Order',
  cancellation: 'Cancellation',
  return: 'Return',
  correction: 'Correction',
  hold: 'Kept for a payment',
  release: 'No longer kept',
}

/** Where the stock came from and went to, newest first. */
export function Movements({ id }: { id: number }) {
  const { data, error, isPending, refetch } = useMovements(id)
  return (
    <section aria-label="Stock movements">
      <h3 className={classes.heading}>Stock movements</h3>
      {isPending && <Loading lines={4} />}
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      <table className={classes.movements}>
        <thead className="visually-hidden">
          <tr>
            <th>What and when</th>
            <th>Change</th>
            <th>Quantity after</th>
          </tr>
        </thead>
        <tbody>
          {data?.map(({ id: movement, kind, reason, delta, quantity_after, created_at }) => (
            <tr key={movement}>
              <td>
                {reason ?? kinds[kind]}
                <div className={classes.dimmed}>{formatMoment(created_at)}</div>
              </td>
              <td>{signed.format(delta)}</td>
              <td className={classes.dimmed}>{quantity_after} left</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
