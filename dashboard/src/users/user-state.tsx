import { say } from '../language/say.ts'
import classes from './users.module.css'
import type { User } from './users.queries.ts'

export function UserState({ user: { suspended_at } }: { user: User }) {
  return (
    <span className={classes.state} data-suspended={suspended_at !== null || undefined}>
      {suspended_at === null ? say('Active') : say('Suspended')}
    </span>
  )
}

export function RoleTags({ user: { roles, direct_permissions } }: { user: User }) {
  const more = direct_permissions.length
  return (
    <span>
      {roles.map((role) => (
        <span key={role} className={classes.tag}>
          {role}
        </span>
      ))}
      {roles.length === 0 && <span className={classes.none}>{say('No role')}</span>}
      {more > 0 && <span className={classes.none}>{say('+{count} direct', { count: more })}</span>}
    </span>
  )
}
