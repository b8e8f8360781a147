import { Fragment } from 'react'
import { say, sayIfKnown } from '../language/say.ts'
import { groupByResource, patternOf, resourceTitle } from '../rights/permission-groups.ts'
import type { Permission, Role } from '../rights/rights.queries.ts'
import { HoldingCells } from './holding-cells.tsx'
import { moveByArrows } from './move-by-arrows.ts'
import { RoleHeading } from './role-heading.tsx'
import classes from './roles.module.css'

interface RolesMatrixProps {
  roles: readonly Role[]
  permissions: readonly Permission[]
}

/** Roles by permissions. Tab goes from box to box, the arrow keys up, down and across. */
export function RolesMatrix({ roles, permissions }: RolesMatrixProps) {
  return (
    <div className={classes.scroll}>
      <table className={classes.matrix} aria-label={say('Roles and permissions')} onKeyDown={moveByArrows}>
        <thead>
          <tr>
            <th scope="col">{say('Permission')}</th>
            {roles.map((role) => (
              <RoleHeading key={role.id} role={role} />
            ))}
          </tr>
        </thead>
        <tbody>
          <PatternRow
            name="*"
            title={say('Everything')}
            hint={say('All permissions, also those to come')}
            roles={roles}
          />
          {groupByResource(permissions, ({ name }) => name).map((group) => (
            <Fragment key={group.resource}>
              <GroupRow {...group} roles={roles} />
              {group.members.map(({ name, description }) => (
                <tr key={name}>
                  <th scope="row">
                    <PermissionName name={name} />
                    <span className={classes.hint}>{sayIfKnown(description)}</span>
                  </th>
                  <HoldingCells name={name} roles={roles} />
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface GroupRowProps {
  resource: string
  members: readonly Permission[]
  roles: readonly Role[]
}

/** A resource's heading; where one pattern stands for all of it, with the boxes for that pattern. */
function GroupRow({ resource, members, roles }: GroupRowProps) {
  const title = resourceTitle(resource)
  const pattern = patternOf({ resource, members })
  if (pattern !== undefined) return <PatternRow name={pattern} title={title} roles={roles} />
  return (
    <tr className={classes.group}>
      <th scope="row">{title}</th>
      <td colSpan={roles.length} />
    </tr>
  )
}

interface PatternRowProps {
  name: string
  title: string
  hint?: string
  roles: readonly Role[]
}

function PatternRow({ name, title, hint, roles }: PatternRowProps) {
  return (
    <tr className={classes.group}>
      <th scope="row">
        {title} <code className={classes.pattern}>{name}</code>
        {hint !== undefined && <span className={classes.hint}>{hint}</span>}
      </th>
      <HoldingCells name={name} roles={roles} />
    </tr>
  )
}

/** Breaks at its dot where there is little room. */
function PermissionName({ name }: { name: string }) {
  const [resource, verb] = name.split('.')
  return (
    <>
      {resource}.<wbr />
      {verb}
    </>
  )
}
