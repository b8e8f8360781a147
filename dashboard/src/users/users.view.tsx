import { say } from '../language/say.ts'
import { countFound } from '../lists/count-found.ts'
import { ListPage } from '../lists/list-page.tsx'
import { UserDrawer } from './user-drawer.tsx'
import { userList } from './user-list.tsx'

export default function UsersView() {
  return (
    <ListPage list={userList} title={say('Users')} hint={countFound}>
      {(opened, close) => <UserDrawer id={opened} onClose={close} />}
    </ListPage>
  )
}
