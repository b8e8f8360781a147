import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { choice, user } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { DeliveryStatusBadge, deliveryOptions } from './delivery-status.tsx'
import { LastError, MailName, Recipient, Shop } from './mail-cells.tsx'
import { type Notification, pendingMs } from './notifications.queries.ts'
import { OrderLink } from './order-link.tsx'

const columns: readonly Column<Notification>[] = [
  { label: 'Mail', cell: ({ event }) => <MailName event={event} /> },
  { label: 'Status', cell: ({ status }) => <DeliveryStatusBadge status={status} /> },
  { label: 'Order', cell: (mail) => <OrderLink {...mail} /> },
  { label: 'Attempts', cell: ({ attempts }) => attempts, align: 'right', wide: true },
  { label: 'Last error', cell: (mail) => <LastError {...mail} />, wide: true },
  { label: 'Announced', cell: ({ created_at }) => <Ago time={created_at} />, align: 'right' },
]
const status = choice({ label: 'Status', any: 'Any status', options: deliveryOptions })

const mails = {
  key: ['notifications', 'list'],
  from: souk.notifications.list,
  opens: 'mail',
  empty: {
    title: 'No mail matches.',
    none: 'No mail yet.',
    hint: 'Each order sends one when it is placed, and one whenever it moves.',
  },
}

export const ownMails = declareList({
  ...mails,
  label: 'Notifications',
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
  label: 'Deliveries',
  columns: [
    ...columns.slice(0, 2),
    { label: 'Shop', cell: ({ user_id }) => <Shop id={user_id} />, wide: true },
    { label: 'To', cell: ({ recipient }) => <Recipient address={recipient} />, wide: true },
    ...columns.slice(2),
  ],
  filters: { status, shop: user({ label: 'Shop', any: 'Any shop' }) },
})
