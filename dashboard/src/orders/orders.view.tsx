import { say } from '../language/say.ts'
import { ListPage } from '../lists/list-page.tsx'
import { NewOrderLink } from '../new-order/new-order-link.tsx'
import { ExportButton } from '../transfers/export-button.tsx'
import { idOf, useFilters } from '../use-filters.ts'
import { OrderView } from './order.view.tsx'
import { orderList } from './order-list.tsx'
import { PaymentReviews } from './payment-reviews.tsx'

export default function OrdersView() {
  const [{ order }] = useFilters((raw) => ({ order: idOf(raw.order) }))
  if (order !== undefined) return <OrderView key={order} id={order} />
  return (
    <>
      <PaymentReviews />
      <ListPage
        list={orderList}
        title={say('Orders')}
        actions={() => (
          <>
            <ExportButton what="orders" />
            <NewOrderLink />
          </>
        )}
      />
    </>
  )
}
