import { IconUsers } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const usersPage: Page = {
  path: '/users',
  label: 'Users',
  icon: IconUsers,
  group: 'Operate',
  permission: 'users.view',
  load: () => import('./users.view.tsx'),
}
