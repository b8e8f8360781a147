import { say } from '../language/say.ts'
import { ListPage } from '../lists/list-page.tsx'
import { NotificationDrawer } from '../notifications/notification-drawer.tsx'
import { everybodysMails } from '../notifications/notification-lists.tsx'
import { useQueueChanges } from '../queues/queues.queries.ts'

export default function DeliveriesView() {
  useQueueChanges(['notifications'])
  return (
    <ListPage list={everybodysMails} title={say('Deliveries')} hint={say('Every mail to every shop, and how it went')}>
      {(opened, close) => <NotificationDrawer id={opened} onClose={close} />}
    </ListPage>
  )
}
