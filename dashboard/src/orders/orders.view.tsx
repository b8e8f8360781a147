import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import { ListPage } from '../lists/list-page.tsx'
import { useMay } from '../session/use-me.ts'
import { ExportButton } from '../transfers/export-button.tsx'
import { idOf, useFilters } from '../use-filters.ts'
import { OrderView } from './order.view.tsx'
import { orderList } from './order-list.tsx'
import { PaymentReviews } from './payment-reviews.tsx'

export default function OrdersView() {
  const may = useMay()
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
            {may('orders.create') && (
              <Button
                leftSection={<IconPlus size={16} aria-hidden />}
                renderRoot={(props) => <Link to="/orders/new" {...props} />}
              >
                {say('New order')}
              </Button>
            )}
          </>
        )}
      />
    </>
  )
}
