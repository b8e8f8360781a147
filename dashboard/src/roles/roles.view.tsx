import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty, Failed, Loading } from '../design/states.tsx'
import { usePermissions, useRoles } from '../rights/rights.queries.ts'
import { useMay } from '../session/use-me.ts'
import { NewRoleModal } from './new-role-modal.tsx'
import { RolesMatrix } from './roles-matrix.tsx'

export default function RolesView() {
  const roles = useRoles()
  const permissions = usePermissions()
  const [creating, { open, close }] = useDisclosure()
  const may = useMay()
  const failed = [roles, permissions].find(({ isError }) => isError)
  return (
    <>
      <PageHeader
        title="Roles"
        hint="What each role permits. A change holds from the next request of everybody who has the role."
        actions={
          may('roles.manage') && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
              New role
            </Button>
          )
        }
      />
      <Panel flush>
        {failed?.error && <Failed error={failed.error} retry={() => void failed.refetch()} />}
        {!failed && (roles.isPending || permissions.isPending) && <Loading lines={12} />}
        {roles.data?.length === 0 && <Empty title="There is no role." />}
        {!failed && roles.data !== undefined && permissions.data !== undefined && (
          <RolesMatrix roles={roles.data} permissions={permissions.data} />
        )}
      </Panel>
      <NewRoleModal opened={creating} onClose={close} />
    </>
  )
}
