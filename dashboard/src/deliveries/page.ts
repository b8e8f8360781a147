import { IconMailForward } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const deliveriesPage: Page = {
  path: '/deliveries',
  label: 'Deliveries',
  icon: IconMailForward,
  group: 'Operate',
  permission: 'tenants.any',
  tabOf: 'Mails',
  load: () => import('./deliveries.view.tsx'),
}
