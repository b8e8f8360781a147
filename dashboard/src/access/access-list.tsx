import { IconCheck, IconX } from '@tabler/icons-react'
import { say, sayIfKnown } from '../language/say.ts'
import { groupByResource, resourceTitle } from '../rights/permission-groups.ts'
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
        <section key={resource} aria-label={resourceTitle(resource)}>
          <h2 className={classes.resource}>{resourceTitle(resource)}</h2>
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
                    {sayIfKnown(description)}
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
      aria-label={allowed ? say('Allowed:') : say('Denied:')}
      className={allowed ? classes.allowed : classes.denied}
    />
  )
}
