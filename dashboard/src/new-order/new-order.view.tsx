import { BackLink } from '../design/back-link.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Watched } from '../design/use-leave.tsx'
import { say } from '../language/say.ts'
import { OrderForm } from './order-form.tsx'

export default function NewOrderView() {
  return (
    <>
      <BackLink to="/orders" search={{}}>
        {say('Orders')}
      </BackLink>
      <PageHeader
        title={say('New order')}
        hint={say('For a buyer on the phone: a draft, and a link by which they pay.')}
      />
      <Watched>
        <OrderForm />
      </Watched>
    </>
  )
}
