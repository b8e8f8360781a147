import { IconTag } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const productsPage: Page = {
  path: '/products',
  label: 'Products',
  icon: IconTag,
  group: 'Shop',
  permission: 'products.view',
  load: () => import('./products.view.tsx'),
}
