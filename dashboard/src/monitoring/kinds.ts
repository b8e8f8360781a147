import type { CallOf } from '@souk/client'
import {
  IconActivity,
  IconAlertTriangle,
  IconArrowsExchange,
  IconBell,
  IconBolt,
  IconBriefcase,
  IconClock,
  IconDatabase,
  IconFileText,
  type IconHexagon,
  IconKey,
  IconMail,
  IconOutbound,
  IconPlugConnected,
  IconSettings,
  IconStack2,
  IconTerminal2,
  IconWorld,
} from '@tabler/icons-react'

export type EntryKind = NonNullable<NonNullable<CallOf<'monitoring.listEntries'>['query']>['kind']>

interface Kind {
  kind: EntryKind
  /** Many of them, as the list is called. */
  plural: string
  /** One of them. */
  singular: string
  icon: typeof IconHexagon
  /** What stands for it where a tenant looks: they see these kinds and no others. */
  own?: string
}

export const kinds: readonly Kind[] = [
  { kind: 'request', plural: 'Requests', singular: 'Request', icon: IconWorld, own: 'What was done' },
  { kind: 'exception', plural: 'Exceptions', singular: 'Exception', icon: IconAlertTriangle },
  { kind: 'query', plural: 'Queries', singular: 'Query', icon: IconDatabase },
  { kind: 'job', plural: 'Jobs', singular: 'Job', icon: IconBriefcase },
  { kind: 'outbox', plural: 'Outbox', singular: 'Outbox relay', icon: IconOutbound },
  { kind: 'mail', plural: 'Mails', singular: 'Mail', icon: IconMail, own: 'Mails to you' },
  { kind: 'notification', plural: 'Notifications', singular: 'Notification', icon: IconBell, own: 'Notifications' },
  { kind: 'cache', plural: 'Cache', singular: 'Cache', icon: IconBolt },
  { kind: 'redis', plural: 'Redis', singular: 'Redis', icon: IconStack2 },
  { kind: 'outgoing_request', plural: 'Outgoing HTTP', singular: 'Outgoing HTTP', icon: IconArrowsExchange },
  { kind: 'socket', plural: 'Sockets', singular: 'Socket', icon: IconPlugConnected },
  { kind: 'authorization', plural: 'Access', singular: 'Access decision', icon: IconKey, own: 'Allowed and refused' },
  { kind: 'log', plural: 'Logs', singular: 'Log line', icon: IconFileText },
  { kind: 'schedule', plural: 'Schedules', singular: 'Scheduled work', icon: IconClock },
  { kind: 'command', plural: 'Commands', singular: 'Command', icon: IconTerminal2 },
  { kind: 'background', plural: 'Background', singular: 'Background work', icon: IconSettings },
]

export const everything = { kind: 'all', plural: 'Everything', icon: IconActivity } as const
export type ChosenKind = EntryKind | typeof everything.kind

/** Also for a kind that a newer server tells of. */
export const kindOf = (kind: string) => kinds.find((one) => one.kind === kind)
export const kindLabel = (kind: string, own = false) =>
  own && kind === 'request' ? 'What was done' : (kindOf(kind)?.singular ?? kind)

/** What runs from beginning to end as one story; the other kinds happen on the way. */
export const isStory = (kind: string) =>
  ['request', 'job', 'outbox', 'socket', 'schedule', 'command', 'background'].includes(kind)
