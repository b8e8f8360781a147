import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import classes from './kind-rail.module.css'
import { type ChosenKind, everything, kinds } from './kinds.ts'
import { listOfKind } from './use-places.ts'

/** The kinds that one may see, under the names that fit. */
export const visibleKinds = (own: boolean) => [
  everything,
  ...kinds.flatMap((kind) => (own ? (kind.own === undefined ? [] : [{ ...kind, plural: kind.own }]) : [kind])),
]

export function KindRail({ chosen, own }: { chosen: ChosenKind; own: boolean }) {
  return (
    <nav className={classes.rail} aria-label={say('What to look at')}>
      {visibleKinds(own).map(({ kind, plural, icon: Icon }) => (
        <Link
          key={kind}
          to="/monitoring"
          search={listOfKind(kind) as never}
          className={classes.kind}
          aria-current={kind === chosen ? 'page' : undefined}
        >
          <Icon size={16} stroke={1.6} aria-hidden />
          {plural}
        </Link>
      ))}
    </nav>
  )
}
