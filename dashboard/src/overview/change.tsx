import { formatCompact, formatCount, formatMoney } from '../format.ts'
import { locale } from '../language/language.ts'
import { say } from '../language/say.ts'
import classes from './overview.module.css'

export type Direction = 'up' | 'down' | 'either'

interface ChangeProps {
  figure: { total: number | string; period: number | string; before: number | string }
  kind: 'flow' | 'level'
  welcome: Direction
  days: number
}

const percent = new Intl.NumberFormat(locale, {
  style: 'percent',
  maximumFractionDigits: 0,
  signDisplay: 'exceptZero',
})
const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })

/** A flow is compared with the period before; of a level it is said how far it has moved. */
export function Change({ figure, kind, welcome, days }: ChangeProps) {
  const [period, before] = [Number(figure.period), Number(figure.before)]
  const moved = kind === 'flow' ? wholePercents(period, before) : period
  return (
    <dd className={classes.change} data-mood={moodOf(moved, welcome)}>
      {kind === 'flow' ? (
        <>
          {say('+{amount} in {days}', { amount: amountOf(figure.period), days: lengthOf(days) })}{' '}
          {isTelling(period, before) && <Against ratio={period / before - 1} />}
        </>
      ) : (
        <>
          {moved === 0 ? say('Unchanged') : <strong>{signed.format(moved)}</strong>}{' '}
          {say('in {days}', { days: lengthOf(days) })}
        </>
      )}
    </dd>
  )
}

/** Against a beginning, everything is ten times as much. */
const isTelling = (period: number, before: number) => before > 0 && period / before < 10

function Against({ ratio }: { ratio: number }) {
  return (
    <>
      <strong>{percent.format(ratio)}</strong>
      <span className="visually-hidden"> {say('against the period before')}</span>
    </>
  )
}

const daysShort = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'narrow' })
const lengthOf = (days: number) => daysShort.format(days)

const wholePercents = (period: number, before: number) => Math.round(((period - before) / Math.max(before, 1)) * 100)

function moodOf(moved: number, welcome: Direction): 'good' | 'bad' | undefined {
  if (moved === 0 || welcome === 'either') return undefined
  return moved > 0 === (welcome === 'up') ? 'good' : 'bad'
}

/** From here on an amount is too long for its tile. */
const longestShown = 100_000

function amountOf(amount: number | string): string {
  if (typeof amount === 'number') return formatCount(amount)
  return Number(amount) < longestShown ? formatMoney(amount) : formatCompact(Number(amount))
}
