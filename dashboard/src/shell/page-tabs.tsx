import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import { useOpenPages, usePath } from './open-pages.ts'
import classes from './shell.module.css'

/** The ways to the pages that belong with this one. */
export function PageTabs() {
  const path = usePath()
  const open = useOpenPages()
  const current = open.find((page) => page.path === path)
  const tabs = open.filter(({ tabOf }) => tabOf !== undefined && tabOf === current?.tabOf)
  if (tabs.length < 2) return null
  return (
    <nav className={classes.tabs} aria-label={current?.tabOf && say(current.tabOf)}>
      {tabs.map(({ path: to, label }) => (
        <Link key={to} to={to} className={classes.tab} activeOptions={{ includeSearch: false }}>
          {say(label)}
        </Link>
      ))}
    </nav>
  )
}
