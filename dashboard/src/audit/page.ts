import { IconFingerprint } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const auditPage: Page = {
  path: '/audit',
  label: 'Audit log',
  icon: IconFingerprint,
  group: 'Operate',
  permission: 'audit.view',
  load: () => import('./audit.view.tsx'),
}
