import { IconInbox } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const inboxPage: Page = {
  path: '/inbox',
  label: 'Inbox',
  icon: IconInbox,
  group: 'Operate',
  permission: 'inbox.view',
  needs: 'inbox',
  tabOf: 'Mails',
  load: () => import('./inbox.view.tsx'),
}
