import { IconShieldCheck } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const rolesPage: Page = {
  path: '/roles',
  label: 'Roles',
  icon: IconShieldCheck,
  group: 'Operate',
  permission: 'roles.view',
  load: () => import('./roles.view.tsx'),
}
