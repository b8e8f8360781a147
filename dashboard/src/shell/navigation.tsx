import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import { useOpenPages, usePath } from './open-pages.ts'
import classes from './shell.module.css'

const groups = ['Shop', 'Operate', 'Account'] as const

export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const path = usePath()
  const open = useOpenPages().filter((page) => !page.unlisted)
  const entries = open.filter(
    (page) => page.tabOf === undefined || page === open.find(({ tabOf }) => tabOf === page.tabOf),
  )
  const current = open.find((page) => page.path === path)
  return (
    <nav className={classes.navigation} aria-label={say('Main')}>
      {groups.map((group) => {
        const own = entries.filter((page) => page.group === group)
        if (own.length === 0) return null
        return (
          <section key={group} aria-label={say(group)}>
            <p className={classes.group}>{say(group)}</p>
            {own.map(({ path: to, label, tabOf, icon: Icon }) => (
              <Link
                key={to}
                to={to}
                className={classes.link}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                {...(tabOf !== undefined && current?.tabOf === tabOf && { 'aria-current': 'page' })}
                {...(onNavigate && { onClick: onNavigate })}
              >
                <Icon size={18} stroke={1.6} aria-hidden />
                {say(tabOf ?? label)}
              </Link>
            ))}
          </section>
        )
      })}
    </nav>
  )
}
