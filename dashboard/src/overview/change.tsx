import { formatCompact, formatCount, formatMoney } from '../format.ts'
import classes from './overview.module.css'

export type Direction = 'up' | 'down' | 'either'

interface ChangeProps {
  figure: { total: number | string; period: number | string; before: number | string }
  kind: 'flow' | 'level'
  welcome: Direction
  days: number
}

const percent = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumFractionDigits: 0,
  signDisplay: 'exceptZero',
})
const signed = new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero' })

/** A flow is compared with the period before; of a level it is said how far it has moved. */
export function Change({ figure, kind, welcome, days }: ChangeProps) {
  const [period, before] = [Number(figure.period), Number(figure.before)]
  const moved = kind === 'flow' ? Math.round(((period - before) / Math.max(before, 1)) * 100) : period
  const mood = moved === 0 || welcome === 'either' ? undefined : moved > 0 === (welcome === 'up') ? 'good' : 'bad'
  return (
    <dd className={classes.change} data-mood={mood}>
      {kind === 'flow' ? (
        <>
          +
          {typeof figure.period === 'string'
            ? period < 1_000
              ? formatMoney(figure.period)
              : formatCompact(period)
            : formatCount(period)}{' '}
          in {days} days
          {before > 0 && (
            <>
              {' '}
              <strong>{percent.format(period / before - 1)}</strong>
              <span className="visually-hidden"> against the period before</span>
            </>
          )}
        </>
      ) : (
        <>
          {moved === 0 ? 'Unchanged' : <strong>{signed.format(moved)}</strong>} in {days} days
        </>
      )}
    </dd>
  )
}
