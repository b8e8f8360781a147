import { Skeleton } from '@mantine/core'
import { Figure, FigureRow } from '../design/figure-row.tsx'
import { formatCount, formatMoney } from '../format.ts'
import { type PlainPhrase, say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { Change, type Direction } from './change.tsx'
import classes from './overview.module.css'
import { Spark } from './spark.tsx'
import type { Stats } from './use-stats.ts'

interface Shown {
  name: keyof Stats['figures']
  label: PlainPhrase
  /** What is added in a period, or a level that goes up and down. */
  kind: 'flow' | 'level'
  welcome: Direction
  permission?: string
}

const shown: readonly Shown[] = [
  { name: 'revenue', label: 'Revenue', kind: 'flow', welcome: 'up' },
  { name: 'orders', label: 'Orders', kind: 'flow', welcome: 'up' },
  { name: 'open_orders', label: 'Open orders', kind: 'level', welcome: 'either' },
  { name: 'products', label: 'Products', kind: 'level', welcome: 'up' },
  { name: 'out_of_stock', label: 'Out of stock', kind: 'level', welcome: 'down' },
  { name: 'failed_jobs', label: 'Failed mails', kind: 'level', welcome: 'down' },
]

/** Of what a step of the chart tells, too. */
function sparkOf({ series }: Stats, name: Shown['name']): number[] | undefined {
  if (name === 'revenue') return series.map(({ revenue }) => Number(revenue))
  return name === 'orders' ? series.map(({ orders }) => orders) : undefined
}

/** The whole at a glance; each with what the period did to it. */
export function Figures({ stats, days }: { stats: Stats | undefined; days: number }) {
  const may = useMay()
  return (
    <div className={classes.figures}>
      <FigureRow columns={6}>
        {shown
          .filter(({ permission }) => permission === undefined || may(permission))
          .map(({ name, label, kind, welcome }) => (
            <Figure
              key={name}
              label={say(label)}
              name={stats && `${name.replace('_', '-')}-count`}
              value={
                stats === undefined ? (
                  <Skeleton height={26} width="60%" my={6} />
                ) : (
                  formatFigure(stats.figures[name].total)
                )
              }
            >
              {stats === undefined ? (
                <dd>
                  <Skeleton height={10} width="80%" />
                </dd>
              ) : (
                <>
                  <Change figure={stats.figures[name]} kind={kind} welcome={welcome} days={days} />
                  <Went values={sparkOf(stats, name)} />
                </>
              )}
            </Figure>
          ))}
      </FigureRow>
    </div>
  )
}

function Went({ values }: { values: number[] | undefined }) {
  if (values === undefined) return null
  return (
    <dd>
      <Spark values={values} />
    </dd>
  )
}

const formatFigure = (total: number | string) => (typeof total === 'string' ? formatMoney(total) : formatCount(total))
