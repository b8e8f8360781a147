import { IconActivity } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const monitoringPage: Page = {
  path: '/monitoring',
  label: 'Monitoring',
  icon: IconActivity,
  group: 'Operate',
  // Who runs one shop looks for what happened to it, not for the insides of a platform.
  own: { label: 'Activity', group: 'Account' },
  permission: 'monitoring.view',
  load: () => import('./monitoring.view.tsx'),
}
