import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import { formatCompact, formatCount, formatDay, formatDayOfYear, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { tickValues } from './tick-values.ts'
import classes from './trend-chart.module.css'

interface Step {
  from: string
  orders: number
  revenue: string
}

interface Measure {
  label: string
  height: number
  colour: string
  amountOf: (step: Step) => number
  onAxis: (value: number) => string
  /** Where half of one is nothing. */
  whole?: boolean
  format: (step: Step) => string
}

const measures: readonly Measure[] = [
  {
    label: say('Revenue'),
    height: 168,
    colour: 'var(--accent)',
    amountOf: ({ revenue }) => Number(revenue),
    onAxis: formatCompact,
    format: ({ revenue }) => formatMoney(revenue),
  },
  {
    label: say('Orders'),
    height: 96,
    colour: 'var(--spark)',
    amountOf: ({ orders }) => orders,
    onAxis: formatCount,
    whole: true,
    format: ({ orders }) => say('{count} orders', { count: formatCount(orders) }),
  },
]

const labelWidth = 88

/** Each measure as bars on an axis of its own, one under the other; the same as a table for who cannot see a picture. */
export function TrendChart({ series }: { series: readonly Step[] }) {
  const { ref, width } = useElementSize()
  const [pointed, setPointed] = useState<number>()
  const every = Math.max(1, Math.ceil((series.length * labelWidth) / Math.max(width, labelWidth)))
  return (
    <>
      <div ref={ref} className={classes.chart} aria-hidden="true" onPointerLeave={() => setPointed(undefined)}>
        {measures.map((measure) => (
          <Bars key={measure.label} measure={measure} series={series} pointed={pointed} onPoint={setPointed} />
        ))}
        <div className={classes.days}>
          {series.map(({ from }, at) =>
            at % every > 0 || (at > 0 && at + every / 2 > series.length) ? null : (
              <span key={from} style={{ left: placeOf(at, series) }}>
                {dayLabel(from, series[at - every]?.from)}
              </span>
            ),
          )}
        </div>
        <Pointed step={pointed === undefined ? undefined : series[pointed]} place={pointed ?? 0} series={series} />
      </div>
      <SameAsTable series={series} />
    </>
  )
}

const placeOf = (at: number, { length }: readonly Step[]) => `${((at + 0.5) / length) * 100}%`

/** The year is said at the first label, and where another one begins. */
const dayLabel = (day: string, before: string | undefined) =>
  day.slice(0, 4) === before?.slice(0, 4) ? formatDay(day) : formatDayOfYear(day)

interface BarsProps {
  measure: Measure
  series: readonly Step[]
  pointed: number | undefined
  onPoint: (at: number) => void
}

function Bars({ measure, series, pointed, onPoint }: BarsProps) {
  const { height, colour, amountOf, onAxis, whole = false } = measure
  const ticks = tickValues(Math.max(...series.map(amountOf)), whole)
  const top = ticks.at(-1) ?? 1
  return (
    <div className={classes.bars} style={{ height, color: colour }}>
      {ticks.map((tick) => (
        <div key={tick} className={classes.tick} style={{ bottom: `${(tick / top) * 100}%` }}>
          <span>{onAxis(tick)}</span>
        </div>
      ))}
      {series.map((step, at) => (
        <div
          key={step.from}
          className={classes.slot}
          data-pointed={at === pointed || undefined}
          onPointerEnter={() => onPoint(at)}
        >
          <div className={classes.bar} style={{ height: `${(amountOf(step) / top) * 100}%` }} />
        </div>
      ))}
    </div>
  )
}

function Pointed({ step, place, series }: { step: Step | undefined; place: number; series: readonly Step[] }) {
  if (step === undefined) return null
  const side =
    place < series.length / 2 ? { left: placeOf(place, series) } : { right: placeOf(series.length - 1 - place, series) }
  return (
    <div className={classes.tooltip} style={side}>
      <span>{formatDayOfYear(step.from)}</span>
      {measures.map(({ label, format }) => (
        <strong key={label}>{format(step)}</strong>
      ))}
    </div>
  )
}

function SameAsTable({ series }: { series: readonly Step[] }) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{say('Orders and revenue')}</caption>
        <thead>
          <tr>
            <th>{say('From')}</th>
            <th>{say('Orders')}</th>
            <th>{say('Revenue')}</th>
          </tr>
        </thead>
        <tbody>
          {series.map(({ from, orders, revenue }) => (
            <tr key={from}>
              <th>{formatDayOfYear(from)}</th>
              <td>{formatCount(orders)}</td>
              <td>{formatMoney(revenue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
