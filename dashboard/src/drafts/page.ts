import { IconFileText } from '@tabler/icons-react'
import type { Page } from '../page.ts'
import { draftRights } from './draft-rights.ts'

export const draftsPage: Page = {
  path: '/drafts',
  label: 'Drafts',
  icon: IconFileText,
  group: 'Shop',
  permission: draftRights,
  tabOf: 'Orders',
  load: () => import('./drafts.view.tsx'),
}
