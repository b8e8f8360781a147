import { IconUserCircle } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const accountPage: Page = {
  path: '/account',
  label: 'Your account',
  icon: IconUserCircle,
  group: 'Account',
  load: () => import('./account.view.tsx'),
}
