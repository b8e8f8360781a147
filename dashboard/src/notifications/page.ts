import { IconBell } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const notificationsPage: Page = {
  path: '/notifications',
  label: 'Notifications',
  icon: IconBell,
  group: 'Shop',
  permission: 'orders.view',
  tabOf: 'Mails',
  load: () => import('./notifications.view.tsx'),
}
