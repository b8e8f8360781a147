import { SegmentedControl } from '@mantine/core'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Failed, Outdated } from '../design/states.tsx'
import { say } from '../language/say.ts'
import { useMay, useMe } from '../session/use-me.ts'
import { useFilters } from '../use-filters.ts'
import { BestSellers } from './best-sellers.tsx'
import { Figures } from './figures.tsx'
import { LowStock } from './low-stock.tsx'
import { OrdersByStatus } from './orders-by-status.tsx'
import classes from './overview.module.css'
import { lengths, readPeriod } from './period.ts'
import { ToDo } from './to-do.tsx'
import { Trend } from './trend.tsx'
import { useStats } from './use-stats.ts'

export default function OverviewView() {
  const [period, change] = useFilters(readPeriod)
  const { data: stats, error, refetch } = useStats(period)
  const me = useMe()
  const may = useMay()
  return (
    <>
      <PageHeader
        title={say('Overview')}
        hint={may('tenants.any') ? say('All shops on the platform') : say("{name}'s shop", { name: me.name })}
        actions={
          <SegmentedControl
            aria-label={say('Period')}
            size="xs"
            withItemsBorders={false}
            data={lengths.map(({ value, label }) => ({ value, label: say(label) }))}
            value={String(period.days)}
            onChange={(days) => change({ days: Number(days), by: undefined as never })}
          />
        }
      />
      {error !== null && stats === undefined ? (
        <Panel>
          <Failed error={error} retry={() => void refetch()} />
        </Panel>
      ) : (
        <div className={classes.grid}>
          <div className={classes.figures}>
            {error !== null && <Outdated error={error} retry={() => void refetch()} flush={false} />}
            <ToDo stats={stats} />
          </div>
          <Figures stats={stats} days={period.days} />
          <div className={classes.trend}>
            <Trend stats={stats} by={period.by} onStep={(by) => change({ by })} />
          </div>
          <OrdersByStatus stats={stats} />
          <div className={classes.best}>
            <BestSellers stats={stats} onMonth={(month) => change({ month })} />
          </div>
          <LowStock stats={stats} />
        </div>
      )}
    </>
  )
}
