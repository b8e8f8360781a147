import { IconSitemap } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const categoriesPage: Page = {
  path: '/categories',
  label: 'Categories',
  icon: IconSitemap,
  group: 'Shop',
  permission: 'listings.manage',
  load: () => import('./categories.view.tsx'),
}
