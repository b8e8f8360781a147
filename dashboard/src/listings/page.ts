import { IconLayoutGrid } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const listingsPage: Page = {
  path: '/listings',
  label: 'Listings',
  icon: IconLayoutGrid,
  group: 'Shop',
  permission: 'listings.manage',
  load: () => import('./listings.view.tsx'),
}
