import { PageHeader } from '../design/page-header.tsx'
import { everybodysColumns } from '../notifications/notification-columns.tsx'
import { readNotificationFilters } from '../notifications/notification-filters.ts'
import { useNotifications } from '../notifications/notifications.queries.ts'
import { NotificationsPanel } from '../notifications/notifications-panel.tsx'
import { useQueueChanges } from '../queues/queues.queries.ts'
import { TenantPicker } from '../tenants/tenant-picker.tsx'
import { useFilters } from '../use-filters.ts'

export default function DeliveriesView() {
  const [filters, change] = useFilters(readNotificationFilters)
  // Each look at everybody's mails is an entry in the audit log: it looks again when the queue has moved, not by the clock.
  const mails = useNotifications(filters, { following: false })
  useQueueChanges(['notifications'])
  return (
    <>
      <PageHeader title="Deliveries" hint="Every mail to every shop, and how it went" />
      <NotificationsPanel label="Deliveries" columns={everybodysColumns} {...{ mails, filters, change }}>
        <TenantPicker value={filters.shop} onPick={(shop) => change({ shop, page: 1 })} />
      </NotificationsPanel>
    </>
  )
}
