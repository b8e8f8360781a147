import { IconPhone } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const newOrderPage: Page = {
  path: '/orders/new',
  label: 'New order',
  icon: IconPhone,
  group: 'Shop',
  permission: 'orders.create',
  unlisted: true,
  load: () => import('./new-order.view.tsx'),
}
