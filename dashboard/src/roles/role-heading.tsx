import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconLock, IconPencil, IconTrash } from '@tabler/icons-react'
import type { Role } from '../rights/rights.queries.ts'
import { useMay } from '../session/use-me.ts'
import { RenameRoleModal } from './rename-role-modal.tsx'
import classes from './roles.module.css'
import { useDeleteRole } from './use-delete-role.ts'

/** A role's column head. One that came with Souk keeps its name and stays. */
export function RoleHeading({ role }: { role: Role }) {
  const may = useMay()
  return (
    <th scope="col" className={classes.role}>
      <span className={classes.roleName}>
        <span className={classes.roleLabel} title={role.name}>
          {role.name}
        </span>
        {role.seeded && (
          <span title="Came with Souk: it keeps its name and stays" className={classes.lock}>
            <IconLock size={14} stroke={1.6} role="img" aria-label="built in" />
          </span>
        )}
        {!role.seeded && may('roles.manage') && <RoleMenu role={role} />}
      </span>
    </th>
  )
}

function RoleMenu({ role }: { role: Role }) {
  const [renaming, { open, close }] = useDisclosure()
  const remove = useDeleteRole()
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={160}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Change the role ${role.name}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />} onClick={open}>
            Rename
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.6} aria-hidden />}
            c="var(--bad)"
            onClick={() => remove.mutate(role)}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameRoleModal role={role} opened={renaming} onClose={close} />
    </>
  )
}
