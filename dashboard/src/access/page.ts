import { IconHelpHexagon } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const accessPage: Page = {
  path: '/access',
  label: 'Why was I denied',
  icon: IconHelpHexagon,
  group: 'Account',
  load: () => import('./access.view.tsx'),
}
