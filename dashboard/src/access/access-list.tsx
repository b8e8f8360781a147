import { IconCheck, IconX } from '@tabler/icons-react'
import { capitalised, groupByResource } from '../rights/permission-groups.ts'
import classes from './access.module.css'
import type { Access } from './access.queries.ts'

interface AccessListProps {
  access: readonly Access[]
  chosen: string | undefined
  onChoose: (permission: string) => void
}

/** All that one may do and what not; each leads to its reason. */
export function AccessList({ access, chosen, onChoose }: AccessListProps) {
  return (
    <div className={classes.list}>
      {groupByResource(access, ({ permission }) => permission).map(({ resource, members }) => (
        <section key={resource} aria-label={capitalised(resource)}>
          <h2 className={classes.resource}>{capitalised(resource)}</h2>
          <ul className={classes.permissions}>
            {members.map(({ permission, description, allowed }) => (
              <li key={permission}>
                <button
                  type="button"
                  className={classes.permission}
                  aria-pressed={permission === chosen}
                  onClick={() => onChoose(permission)}
                >
                  <Mark allowed={allowed} />
                  <span>
                    {description}
                    <span className={classes.dimmed}>{permission}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

export function Mark({ allowed }: { allowed: boolean }) {
  const Icon = allowed ? IconCheck : IconX
  return (
    <Icon
      size={16}
      stroke={2}
      role="img"
      aria-label={allowed ? 'Allowed:' : 'Denied:'}
      className={allowed ? classes.allowed : classes.denied}
    />
  )
}
