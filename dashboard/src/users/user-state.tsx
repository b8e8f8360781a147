import classes from './users.module.css'
import type { User } from './users.queries.ts'

export function UserState({ user: { suspended_at } }: { user: User }) {
  return (
    <span className={classes.state} data-suspended={suspended_at !== null || undefined}>
      {suspended_at === null ? 'Active' : 'Suspended'}
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
      {roles.length === 0 && <span className={classes.none}>No role</span>}
      {more > 0 && <span className={classes.none}>+{more} direct</span>}
    </span>
  )
}
