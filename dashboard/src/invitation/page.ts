import { IconMailOpened } from '@tabler/icons-react'
import type { Page } from '../page.ts'

/** Where the mail of an invitation leads. */
export const invitationPage: Page = {
  path: '/invitation',
  label: 'Invitation',
  icon: IconMailOpened,
  group: 'Account',
  unlisted: true,
  load: () => import('./invitation.view.tsx'),
}
