import { IconLayoutDashboard } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const overviewPage: Page = {
  path: '/',
  label: 'Overview',
  icon: IconLayoutDashboard,
  group: 'Shop',
  load: () => import('./overview.view.tsx'),
}
