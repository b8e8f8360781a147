import { formatCount } from '../format.ts'
import { ListPage } from '../lists/list-page.tsx'
import { UserDrawer } from './user-drawer.tsx'
import { userList } from './user-list.tsx'

export default function UsersView() {
  return (
    <ListPage
      list={userList}
      title="Users"
      hint={({ page, narrowed }) =>
        page.data && `${formatCount(page.data.meta.total)} ${narrowed ? 'match' : 'in all'}`
      }
    >
      {(opened, close) => <UserDrawer id={opened} onClose={close} />}
    </ListPage>
  )
}
