import { IconKey } from '@tabler/icons-react'
import type { Page } from '../page.ts'

export const tokensPage: Page = {
  path: '/tokens',
  label: 'Tokens',
  icon: IconKey,
  group: 'Account',
  load: () => import('./tokens.view.tsx'),
}
