import { IconWebhook } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const webhooksPage: Page = {
  path: '/webhooks',
  label: 'Webhooks',
  icon: IconWebhook,
  group: 'Shop',
  permission: 'webhooks.manage',
  load: () => import('./webhooks.view.tsx'),
}
