import { PageHeader } from '../design/page-header.tsx'
import { say } from '../language/say.ts'
import { useList } from '../lists/list.ts'
import { ListPanel } from '../lists/list-panel.tsx'
import { useMe } from '../session/use-me.ts'
import { NotificationDrawer } from './notification-drawer.tsx'
import { ownMails } from './notification-lists.tsx'
import { PreferenceSwitch } from './preference-switch.tsx'

export default function NotificationsView() {
  const me = useMe()
  // An operator's own, too: everybody's stand under Deliveries.
  const mails = useList(ownMails, { user_id: me.shop_id })
  return (
    <>
      <PageHeader
        title={say('Notifications')}
        hint={
          me.shop_id === me.id
            ? say('What is mailed to {email}', { email: me.email })
            : say('What is mailed about this shop')
        }
      />
      <PreferenceSwitch />
      <ListPanel state={mails} />
      <NotificationDrawer id={mails.opened} onClose={mails.close} />
    </>
  )
}
