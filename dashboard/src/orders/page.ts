import { IconReceipt } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const ordersPage: Page = {
  path: '/orders',
  label: 'Orders',
  icon: IconReceipt,
  group: 'Shop',
  permission: 'orders.view',
  tabOf: 'Orders',
  load: () => import('./orders.view.tsx'),
}
