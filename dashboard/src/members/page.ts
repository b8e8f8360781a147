import { IconUsersGroup } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const membersPage: Page = {
  path: '/members',
  label: 'Members',
  icon: IconUsersGroup,
  group: 'Shop',
  permission: 'members.manage',
  load: () => import('./members.view.tsx'),
}
