import { Failed, Loading } from '../design/states.tsx'
import { formatCount, formatMoment } from '../format.ts'
import { locale } from '../language/language.ts'
import { say } from '../language/say.ts'
import classes from './product-drawer.module.css'
import { useMovements } from './products.queries.ts'

const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })
const kinds = {
  opening: say('Opening stock'),
  order: say('Order'),
  cancellation: say('Cancellation'),
  return: say('Return'),
  correction: say('Correction'),
  hold: say('Kept for a payment'),
  release: say('No longer kept'),
}

/** Where the stock came from and went to, newest first. */
export function Movements({ id }: { id: number }) {
  const { data, error, isPending, refetch } = useMovements(id)
  return (
    <section aria-label={say('Stock movements')}>
      <h3 className={classes.heading}>{say('Stock movements')}</h3>
      {isPending && <Loading lines={4} />}
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      <table className={classes.movements}>
        <thead className="visually-hidden">
          <tr>
            <th>{say('What and when')}</th>
            <th>{say('Change')}</th>
            <th>{say('Quantity after')}</th>
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
              <td className={classes.dimmed}>{say('{count} left', { count: formatCount(quantity_after) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
