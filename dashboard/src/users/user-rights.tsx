import { MultiSelect } from '@mantine/core'
import { Box } from '../design/box.tsx'
import { say } from '../language/say.ts'
import { AbilitiesSelect } from '../rights/abilities-select.tsx'
import { usePermissions, useRoles } from '../rights/rights.queries.ts'
import { souk } from '../souk.ts'
import { useChangeUser } from './use-change-user.ts'
import classes from './users.module.css'
import type { User } from './users.queries.ts'

/** Each choice is kept at once; what the server refuses goes back to what it was. */
export function UserRights({ user }: { user: User }) {
  const { id, roles, direct_permissions } = user
  const path = { id }
  const { data: allRoles = [] } = useRoles()
  const { data: permissions = [] } = usePermissions()
  const setRoles = useChangeUser(id, {
    field: 'roles',
    send: (chosen) => souk.users.setRoles({ path, body: { roles: chosen } }),
  })
  const setPermissions = useChangeUser(id, {
    field: 'direct_permissions',
    send: (chosen) => souk.users.setPermissions({ path, body: { permissions: chosen } }),
  })
  return (
    <Box title={say('Rights')}>
      <div className={classes.form} style={{ justifyItems: 'stretch' }}>
        <MultiSelect
          label={say('Roles')}
          placeholder={roles.length === 0 ? say('No role: may do nothing') : ''}
          data={[...new Set([...allRoles.map(({ name }) => name), ...roles])]}
          value={roles}
          onChange={setRoles.mutate}
          searchable
          nothingFoundMessage={say('There is no such role.')}
        />
        <AbilitiesSelect
          label={say('Direct permissions')}
          description={say('Held besides what the roles hold.')}
          placeholder={direct_permissions.length === 0 ? say('None') : ''}
          permissions={permissions}
          value={direct_permissions}
          onChange={setPermissions.mutate}
        />
      </div>
    </Box>
  )
}
