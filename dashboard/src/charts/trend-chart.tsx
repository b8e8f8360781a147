import './sound-locale.ts'
import 'uplot/dist/uPlot.min.css'
import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { formatCompact, formatCount, formatDay, formatMoney } from '../format.ts'
import { tooltip } from './chart-tooltip.ts'
import classes from './trend-chart.module.css'

interface Step {
  from: string
  orders: number
  revenue: string
}

const height = 256

/** Revenue as an area, orders as bars behind it; the same as a table for who cannot see a picture. */
export default function TrendChart({ series }: { series: readonly Step[] }) {
  const holder = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme('light')
  useEffect(() => {
    const element = holder.current
    if (element === null) return
    const chart = new uPlot(optionsFor(element, scheme, series), dataOf(series), element)
    const observer = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.destroy()
    }
  }, [series, scheme])
  return (
    <>
      <div ref={holder} className={classes.chart} aria-hidden="true" />
      <div className="visually-hidden">
        <table>
          <caption>Orders and revenue</caption>
          <thead>
            <tr>
              <th>From</th>
              <th>Orders</th>
              <th>Revenue</th>
            </tr>
          </thead>
          <tbody>
            {series.map(({ from, orders, revenue }) => (
              <tr key={from}>
                <th>{formatDay(from)}</th>
                <td>{formatCount(orders)}</td>
                <td>{formatMoney(revenue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Places on the axis are numbers in order: months are then as wide as each other. */
const dataOf = (series: readonly Step[]): uPlot.AlignedData => [
  series.map((_step, at) => at),
  series.map(({ orders }) => orders),
  series.map(({ revenue }) => Number(revenue)),
]

function optionsFor(element: HTMLElement, scheme: 'light' | 'dark', series: readonly Step[]): uPlot.Options {
  const paint = (name: string) => getComputedStyle(element).getPropertyValue(name).trim()
  const axis: uPlot.Axis = {
    stroke: paint('--mantine-color-dimmed'),
    font: "12px 'Inter Variable', sans-serif",
    grid: { stroke: paint('--hairline'), width: 1 },
    ticks: { show: false },
  }
  const [accent, spark] = [paint('--accent'), paint('--spark')]
  return {
    width: element.clientWidth,
    height,
    padding: [16, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 8, fill: accent } },
    scales: {
      x: { time: false, range: (_chart, min, max) => [min - 0.5, max + 0.5] },
      orders: { range: fromZero(2.2) },
      revenue: { range: fromZero(1.1) },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_chart, places) => places.map((at) => labelAt(series, at)),
        space: 56,
        size: 30,
        incrs: [1, 2, 3, 5, 7, 10, 14, 30, 60, 90],
      },
      { ...axis, scale: 'revenue', space: 52, values: (_chart, amounts) => amounts.map(formatCompact), size: 46 },
    ],
    series: [
      {},
      {
        scale: 'orders',
        stroke: spark,
        fill: `${spark}${scheme === 'dark' ? '66' : '80'}`,
        width: 0,
        points: { show: false },
        paths: uPlot.paths.bars?.({ size: [0.5, 22], radius: 0.25 }) as uPlot.Series.PathBuilder,
      },
      {
        scale: 'revenue',
        stroke: accent,
        width: 2,
        fill: `${accent}1f`,
        points: { show: series.length < 3 },
        paths: uPlot.paths.spline?.() as uPlot.Series.PathBuilder,
      },
    ],
    plugins: [tooltip((at) => describe(series[at]))],
  }
}

const fromZero =
  (headroom: number): uPlot.Range.Function =>
  (_chart, _min, max) => [0, Math.max(1, max * headroom)]

const labelAt = (series: readonly Step[], at: number) => (series[at] === undefined ? '' : formatDay(series[at].from))

function describe(step: Step | undefined): [string, string, string] | undefined {
  return step && [formatDay(step.from), formatMoney(step.revenue), `${formatCount(step.orders)} orders`]
}
