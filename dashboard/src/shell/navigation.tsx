import { Link } from '@tanstack/react-router'
import { pages } from '../pages.ts'
import { useReachable } from '../session/use-features.ts'
import { useMay } from '../session/use-me.ts'
import classes from './shell.module.css'

const groups = ['Shop', 'Operate', 'Account'] as const

export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const may = useMay()
  const reachable = useReachable(pages)
  const open = pages
    .filter((page) => reachable(page) === true)
    .map((page) => (may('tenants.any') ? page : { ...page, ...page.own }))
  return (
    <nav className={classes.navigation} aria-label="Main">
      {groups.map((group) => {
        const own = open.filter((page) => page.group === group)
        if (own.length === 0) return null
        return (
          <section key={group} aria-label={group}>
            <p className={classes.group}>{group}</p>
            {own.map(({ path, label, icon: Icon }) => (
              <Link
                key={path}
                to={path}
                className={classes.link}
                activeOptions={{ exact: path === '/', includeSearch: false }}
                {...(onNavigate && { onClick: onNavigate })}
              >
                <Icon size={18} stroke={1.6} aria-hidden />
                {label}
              </Link>
            ))}
          </section>
        )
      })}
    </nav>
  )
}
