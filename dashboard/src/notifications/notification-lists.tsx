import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { say } from '../language/say.ts'
import { choice, user } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { DeliveryStatusBadge, deliveryOptions } from './delivery-status.tsx'
import { LastError, MailName, Recipient, Shop } from './mail-cells.tsx'
import { type Notification, pendingMs } from './notifications.queries.ts'
import { OrderLink } from './order-link.tsx'

const columns: readonly Column<Notification>[] = [
  { label: say('Mail'), cell: ({ event }) => <MailName event={event} /> },
  { label: say('Status'), cell: ({ status }) => <DeliveryStatusBadge status={status} /> },
  { label: say('Order'), cell: (mail) => <OrderLink {...mail} /> },
  { label: say('Attempts'), cell: ({ attempts }) => attempts, align: 'right', wide: true },
  { label: say('Last error'), cell: (mail) => <LastError {...mail} />, wide: true },
  { label: say('Announced'), cell: ({ created_at }) => <Ago time={created_at} />, align: 'right' },
]
const status = choice({ label: say('Status'), any: say('Any status'), options: deliveryOptions })

const mails = {
  key: ['notifications', 'list'],
  from: souk.notifications.list,
  opens: 'mail',
  empty: {
    title: say('No mail matches.'),
    none: say('No mail yet.'),
    hint: say('Each order sends one when it is placed, and one whenever it moves.'),
  },
}

export const ownMails = declareList({
  ...mails,
  label: say('Notifications'),
  columns,
  filters: { status },
  // While one of them is on its way.
  followMs: (rows) => rows.some((mail) => mail.status === 'pending') && pendingMs,
})

/**
 * An operator sees everybody's mails, and to whom each goes. Each look at them is an entry in the audit log: it looks
 * again when the queue has moved, not by the clock.
 */
export const everybodysMails = declareList({
  ...mails,
  label: say('Deliveries'),
  columns: [
    ...columns.slice(0, 2),
    { label: say('Shop'), cell: ({ user_id }) => <Shop id={user_id} />, wide: true },
    { label: say('To'), cell: ({ recipient }) => <Recipient address={recipient} />, wide: true },
    ...columns.slice(2),
  ],
  filters: { status, shop: user({ label: say('Shop'), any: say('Any shop') }) },
})
