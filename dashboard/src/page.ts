import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { PlainPhrase } from './language/say.ts'

export type PageGroup = 'Shop' | 'Operate' | 'Account'

/** A page of the dashboard: a folder has one, and `pages.ts` lists them. */
export interface Page {
  /** Below /dashboard. */
  path: `/${string}`
  label: PlainPhrase
  icon: Icon
  /** Under which heading of the navigation it stands. */
  group: PageGroup
  /** What it is called, and where it stands, for who sees their own alone. */
  own?: { label: PlainPhrase; group: PageGroup }
  /** Who lacks it, or one of several, neither sees the page in the navigation nor reaches it. */
  permission?: string | readonly string[]
  /** Those of one name are tabs of each other, and share a place in the navigation: that of the first one may reach. */
  tabOf?: PlainPhrase
  /** Reached by its address alone, and not named in the navigation. */
  unlisted?: true
  /** What a server may be without. */
  needs?: 'inbox'
  /** The view, loaded when one first goes there. */
  load: () => Promise<{ default: ComponentType }>
}
