import { say } from '../language/say.ts'
import { ListPage } from '../lists/list-page.tsx'
import { AuditDrawer } from './audit-drawer.tsx'
import { auditList } from './audit-list.tsx'

export default function AuditView() {
  return (
    <ListPage
      list={auditList}
      title={say('Audit log')}
      hint={say('What operators did and saw of others. Each entry is sealed with the one before it.')}
    >
      {(opened, close) => <AuditDrawer id={opened} onClose={close} />}
    </ListPage>
  )
}
