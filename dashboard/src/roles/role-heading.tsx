import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconLock, IconPencil, IconTrash } from '@tabler/icons-react'
import { Question } from '../design/question.tsx'
import { say } from '../language/say.ts'
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
          <span title={say('Came with Souk: it keeps its name and stays')} className={classes.lock}>
            <IconLock size={14} stroke={1.6} role="img" aria-label={say('built in')} />
          </span>
        )}
        {!role.seeded && may('roles.manage') && <RoleMenu role={role} />}
      </span>
    </th>
  )
}

function RoleMenu({ role }: { role: Role }) {
  const [renaming, rename] = useDisclosure()
  const [deleting, ask] = useDisclosure()
  const remove = useDeleteRole()
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={160}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={say('Change the role {name}', { name: role.name })}
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />} onClick={rename.open}>
            {say('Rename')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} aria-hidden />} c="var(--bad)" onClick={ask.open}>
            {say('Delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameRoleModal role={role} opened={renaming} onClose={rename.close} />
      <Question
        opened={deleting}
        title={say("Delete the role '{name}'?", { name: role.name })}
        yes={say('Delete')}
        final
        onYes={() => {
          ask.close()
          remove.mutate(role)
        }}
        onNo={ask.close}
      >
        {say('Nobody can be given it any more. A role that somebody has is not deleted.')}
      </Question>
    </>
  )
}
