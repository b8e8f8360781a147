import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Loaded } from '../design/loaded.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { say } from '../language/say.ts'
import { usePermissions, useRoles } from '../rights/rights.queries.ts'
import { useMay } from '../session/use-me.ts'
import { NewRoleModal } from './new-role-modal.tsx'
import { RolesMatrix } from './roles-matrix.tsx'

export default function RolesView() {
  const roles = useRoles()
  const permissions = usePermissions()
  const [creating, { open, close }] = useDisclosure()
  const may = useMay()
  return (
    <>
      <PageHeader
        title={say('Roles')}
        hint={say('What each role permits. A change holds from the next request of everybody who has the role.')}
        actions={
          may('roles.manage') && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
              {say('New role')}
            </Button>
          )
        }
      />
      <Panel flush>
        <Loaded query={roles} lines={12} flush>
          {(all) =>
            all.length === 0 ? (
              <Empty title={say('There is no role.')} />
            ) : (
              <Loaded query={permissions} lines={12} flush>
                {(known) => <RolesMatrix roles={all} permissions={known} />}
              </Loaded>
            )
          }
        </Loaded>
      </Panel>
      <NewRoleModal opened={creating} onClose={close} />
    </>
  )
}
