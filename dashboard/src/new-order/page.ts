import { IconPhone } from '@tabler/icons-react'
import { draftRights } from '../drafts/draft-rights.ts'
import type { Page } from '../page.ts'

export const newOrderPage: Page = {
  path: '/orders/new',
  label: 'New order',
  icon: IconPhone,
  group: 'Shop',
  permission: draftRights,
  unlisted: true,
  load: () => import('./new-order.view.tsx'),
}
