import { IconDiscount } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const promotionsPage: Page = {
  path: '/promotions',
  label: 'Promotions',
  icon: IconDiscount,
  group: 'Shop',
  permission: 'promotions.manage',
  load: () => import('./promotions.view.tsx'),
}
