import { IconBuildingStore } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const shopPage: Page = {
  path: '/shop',
  label: 'Shop',
  icon: IconBuildingStore,
  group: 'Shop',
  permission: 'shop.manage',
  load: () => import('./shop.view.tsx'),
}
