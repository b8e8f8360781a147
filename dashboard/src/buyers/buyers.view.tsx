import { say } from '../language/say.ts'
import { ListPage } from '../lists/list-page.tsx'
import { ExportButton } from '../transfers/export-button.tsx'
import { BuyerDrawer } from './buyer-drawer.tsx'
import { buyerList } from './buyer-list.tsx'

export default function BuyersView() {
  return (
    <ListPage
      list={buyerList}
      title={say('Buyers')}
      hint={say('Who has an account in the shop, what they ordered, and what they agreed to.')}
      actions={() => <ExportButton what="buyers" />}
    >
      {(opened, close) => <BuyerDrawer id={opened} onClose={close} />}
    </ListPage>
  )
}
