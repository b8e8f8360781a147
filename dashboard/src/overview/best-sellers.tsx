import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { Panel } from '../design/panel.tsx'
import { Empty, Loading } from '../design/states.tsx'
import { formatCount, formatMoney } from '../format.ts'
import { locale } from '../language/language.ts'
import { say } from '../language/say.ts'
import classes from './overview.module.css'
import type { Stats } from './use-stats.ts'

const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' })

function shifted(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + by)
  return date.toISOString().slice(0, 7)
}

interface BestSellersProps {
  stats: Stats | undefined
  onMonth: (month: string | undefined) => void
}

export function BestSellers({ stats, onMonth }: BestSellersProps) {
  const best = stats?.best_sellers
  return (
    <Panel
      title={say('Best sellers')}
      aside={best && <Months month={best.month} present={stats.period.to.slice(0, 7)} onMonth={onMonth} />}
    >
      {best === undefined && <Loading lines={6} />}
      {best?.products.length === 0 && <Empty title={say('Nothing was sold in this month.')} />}
      <ol className={classes.ranking}>
        {best?.products.map(({ product_id, name, units, units_before, revenue }) => (
          <li key={product_id}>
            <Link to="/products" search={{ product: product_id } as never}>
              {name}
            </Link>
            <span className={classes.units}>{say('{count} sold', { count: formatCount(units) })}</span>
            <span className={`${classes.units} ${classes.dimmed} ${classes.movement}`}>
              {signed.format(units - units_before)}
              <span className="visually-hidden"> {say('against the month before')}</span>
            </span>
            <span className={classes.units}>{formatMoney(revenue)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

interface MonthsProps extends Pick<BestSellersProps, 'onMonth'> {
  month: string
  /** The one that it is. */
  present: string
}

function Months({ month, present, onMonth }: MonthsProps) {
  const next = shifted(month, 1)
  return (
    <div className={classes.months}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={say('The month before')}
        onClick={() => onMonth(shifted(month, -1))}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      {monthName.format(new Date(`${month}-01T00:00:00Z`))}
      <ActionIcon
        variant="subtle"
        color="gray"
        bg="transparent"
        aria-label={say('The month after')}
        disabled={next > present}
        onClick={() => onMonth(next === present ? undefined : next)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </div>
  )
}
