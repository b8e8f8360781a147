import { Link } from '@tanstack/react-router'
import { Panel } from '../design/panel.tsx'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import classes from './to-do.module.css'

const steps = [
  {
    to: '/products',
    permission: 'products.create',
    what: 'Add a product',
    why: 'with a name, a price, and how many you have',
  },
  { to: '/listings', permission: 'listings.manage', what: 'Show it', why: 'with text and pictures, in a listing' },
  { to: '/shop', permission: 'shop.manage', what: 'Open the shop', why: 'once it has a name and says how it is paid' },
] as const

/** In place of figures that are all nothing yet. */
export function FirstSteps() {
  const may = useMay()
  const open = steps.filter(({ permission }) => may(permission))
  if (open.length === 0) return null
  return (
    <Panel title={say('Begin here')}>
      <ol className={classes.steps}>
        {open.map(({ to, what, why }) => (
          <li key={to}>
            <Link to={to}>{say(what)}</Link>, {say(why)}.
          </li>
        ))}
      </ol>
    </Panel>
  )
}
