import { IconStack2 } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const queuesPage: Page = {
  path: '/queues',
  label: 'Queues',
  icon: IconStack2,
  group: 'Operate',
  permission: 'queues.view',
  tabOf: 'Mails',
  load: () => import('./queues.view.tsx'),
}
