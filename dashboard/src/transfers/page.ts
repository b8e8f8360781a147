import { IconTransfer } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const transfersPage: Page = {
  path: '/transfers',
  label: 'Import and export',
  icon: IconTransfer,
  group: 'Shop',
  permission: 'transfers.manage',
  load: () => import('./transfers.view.tsx'),
}
