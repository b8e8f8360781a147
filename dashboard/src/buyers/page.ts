import { IconAddressBook } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const buyersPage: Page = {
  path: '/buyers',
  label: 'Buyers',
  icon: IconAddressBook,
  group: 'Shop',
  permission: 'buyers.view',
  load: () => import('./buyers.view.tsx'),
}
