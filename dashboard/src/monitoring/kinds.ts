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
import { say } from '../language/say.ts'

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
  { kind: 'request', plural: say('Requests'), singular: say('Request'), icon: IconWorld, own: say('What was done') },
  { kind: 'exception', plural: say('Exceptions'), singular: say('Exception'), icon: IconAlertTriangle },
  { kind: 'query', plural: say('Queries'), singular: say('Query'), icon: IconDatabase },
  { kind: 'job', plural: say('Jobs'), singular: say('Job'), icon: IconBriefcase },
  { kind: 'outbox', plural: say('Outbox'), singular: say('Outbox relay'), icon: IconOutbound },
  { kind: 'mail', plural: say('Mails'), singular: say('Mail'), icon: IconMail, own: say('Mails to you') },
  {
    kind: 'notification',
    plural: say('Notifications'),
    singular: say('Notification'),
    icon: IconBell,
    own: say('Notifications'),
  },
  { kind: 'cache', plural: say('Cache'), singular: say('Cache'), icon: IconBolt },
  { kind: 'redis', plural: say('Redis'), singular: say('Redis'), icon: IconStack2 },
  { kind: 'outgoing_request', plural: say('Outgoing HTTP'), singular: say('Outgoing HTTP'), icon: IconArrowsExchange },
  { kind: 'socket', plural: say('Sockets'), singular: say('Socket'), icon: IconPlugConnected },
  {
    kind: 'authorization',
    plural: say('Access'),
    singular: say('Access decision'),
    icon: IconKey,
    own: say('Allowed and refused'),
  },
  { kind: 'log', plural: say('Logs'), singular: say('Log line'), icon: IconFileText },
  { kind: 'schedule', plural: say('Schedules'), singular: say('Scheduled work'), icon: IconClock },
  { kind: 'command', plural: say('Commands'), singular: say('Command'), icon: IconTerminal2 },
  { kind: 'background', plural: say('Background'), singular: say('Background work'), icon: IconSettings },
]

export const everything = { kind: 'all', plural: say('Everything'), icon: IconActivity } as const
export type ChosenKind = EntryKind | typeof everything.kind

/** Also for a kind that a newer server tells of. */
export const kindOf = (kind: string) => kinds.find((one) => one.kind === kind)
export const kindLabel = (kind: string, own = false) =>
  own && kind === 'request' ? say('What was done') : (kindOf(kind)?.singular ?? kind)

/** What runs from beginning to end as one story; the other kinds happen on the way. */
export const isStory = (kind: string) =>
  ['request', 'job', 'outbox', 'socket', 'schedule', 'command', 'background'].includes(kind)
