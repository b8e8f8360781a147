import { PageHeader } from '../design/page-header.tsx'
import { everybodysColumns } from '../notifications/notification-columns.tsx'
import { readNotificationFilters } from '../notifications/notification-filters.ts'
import { useNotifications } from '../notifications/notifications.queries.ts'
import { NotificationsPanel } from '../notifications/notifications-panel.tsx'
import { useQueueChanges } from '../queues/queues.queries.ts'
import { useMay } from '../session/use-me.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import { useFilters } from '../use-filters.ts'

export default function DeliveriesView() {
  const may = useMay()
  const [filters, change] = useFilters(readNotificationFilters)
  // Each look at everybody's mails is an entry in the audit log: it looks again when the queue has moved, not by the clock.
  const mails = useNotifications(filters, { following: false })
  useQueueChanges(['notifications'])
  return (
    <>
      <PageHeader title="Deliveries" hint="Every mail to every shop, and how it went" />
      <NotificationsPanel label="Deliveries" columns={everybodysColumns} {...{ mails, filters, change }}>
        {may('users.view') && (
          <UserSelect
            label="Shop"
            placeholder="Any shop"
            quiet
            clearable
            value={filters.shop}
            onChoose={(shop) => change({ shop, page: 1 })}
            w={240}
          />
        )}
      </NotificationsPanel>
    </>
  )
}
