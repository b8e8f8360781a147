import { SegmentedControl, Skeleton } from '@mantine/core'
import { TrendChart } from '../charts/trend-chart.tsx'
import { Panel } from '../design/panel.tsx'
import { formatCount, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { timeZoneName } from '../time-zone.ts'
import classes from './overview.module.css'
import { type Period, steps } from './period.ts'
import type { Stats } from './use-stats.ts'

const stepPhrases = { day: 'Day', week: 'Week', month: 'Month' } as const

interface TrendProps {
  stats: Stats | undefined
  by: Period['by']
  onStep: (by: Period['by']) => void
}

export function Trend({ stats, by, onStep }: TrendProps) {
  return (
    <Panel
      title={say('Orders and revenue')}
      aside={
        <SegmentedControl
          aria-label={say('Step')}
          size="xs"
          withItemsBorders={false}
          data={steps.map((value) => ({ value, label: say(stepPhrases[value]) }))}
          value={by}
          onChange={(value) => onStep(value as Period['by'])}
        />
      }
    >
      {stats === undefined ? (
        <Skeleton height={430} />
      ) : (
        <>
          <div className={classes.trendHead}>
            <p className={classes.legend}>
              <span style={{ '--swatch': 'var(--accent)' } as object}>{say('Revenue')}</span>
              <strong>{formatMoney(stats.figures.revenue.period)}</strong>
            </p>
            <p className={classes.legend}>
              <span style={{ '--swatch': 'var(--spark)' } as object}>{say('Orders')}</span>
              <strong>{formatCount(stats.figures.orders.period)}</strong>
            </p>
          </div>
          <TrendChart series={stats.series} />
          <p className={classes.counts}>
            {say(
              'Revenue counts what was ordered, with shipping and tax, without orders cancelled or refunded since. Days are of {zone}.',
              { zone: timeZoneName(stats.period.time_zone) },
            )}
          </p>
        </>
      )}
    </Panel>
  )
}
