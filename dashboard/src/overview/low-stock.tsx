import { Link } from '@tanstack/react-router'
import { Panel } from '../design/panel.tsx'
import { Empty, Loading } from '../design/states.tsx'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './overview.module.css'
import type { Stats } from './use-stats.ts'

export function LowStock({ stats }: { stats: Stats | undefined }) {
  const low = stats?.low_stock
  return (
    <Panel title={say('Running out')}>
      {low === undefined && <Loading lines={6} />}
      {low?.length === 0 && <Empty title={say('Everything is well in stock.')} />}
      <ul className={classes.running}>
        {low?.slice(0, 8).map(({ product_id, name, quantity }) => (
          <li key={product_id}>
            <Link to="/products" search={{ product: product_id } as never}>
              {name}
            </Link>
            <span className={quantity === 0 ? classes.out : classes.dimmed}>
              {quantity === 0 ? say('Out of stock') : say('{count} left', { count: formatCount(quantity) })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
