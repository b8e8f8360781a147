import { BackLink } from '../design/back-link.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Watched } from '../design/use-leave.tsx'
import { OrderForm } from './order-form.tsx'

export default function NewOrderView() {
  return (
    <>
      <BackLink to="/orders" search={{}}>
        Orders
      </BackLink>
      <PageHeader title="New order" hint="For a buyer on the phone: a draft, and a link by which they pay." />
      <Watched>
        <OrderForm />
      </Watched>
    </>
  )
}
