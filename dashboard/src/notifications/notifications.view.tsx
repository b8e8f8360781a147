import { PageHeader } from '../design/page-header.tsx'
import { useMe } from '../session/use-me.ts'
import { useFilters } from '../use-filters.ts'
import { ownColumns } from './notification-columns.tsx'
import { readNotificationFilters } from './notification-filters.ts'
import { useNotifications } from './notifications.queries.ts'
import { NotificationsPanel } from './notifications-panel.tsx'
import { PreferenceSwitch } from './preference-switch.tsx'

export default function NotificationsView() {
  const [filters, change] = useFilters(readNotificationFilters)
  const me = useMe()
  // An operator's own, too: everybody's stand under Deliveries.
  const mails = useNotifications({ ...filters, shop: me.id }, { following: true })
  return (
    <>
      <PageHeader title="Notifications" hint={`What is mailed to ${me.email}`} />
      <PreferenceSwitch />
      <NotificationsPanel label="Notifications" columns={ownColumns} {...{ mails, filters, change }} />
    </>
  )
}
