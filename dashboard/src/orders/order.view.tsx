import { BackLink } from '../design/back-link.tsx'
import { Copy } from '../design/copy.tsx'
import { Loaded } from '../design/loaded.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Watched } from '../design/use-leave.tsx'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import type { Raw } from '../use-filters.ts'
import { AddNote } from './add-note.tsx'
import { Axes } from './axes.tsx'
import { Fulfillments } from './fulfillments.tsx'
import classes from './order.module.css'
import { OrderBuyer } from './order-buyer.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderMails } from './order-mails.tsx'
import { OrderNeighbours } from './order-neighbours.tsx'
import { OrderNext } from './order-next.tsx'
import { OrderPayments } from './order-payments.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { useOrder } from './orders.queries.ts'
import { PrintOrders } from './print-orders.tsx'
import { type Order, StatusBadge } from './status.tsx'

const listAgain = ({ order: _order, ...before }: Raw) => before

/** One order with all that belongs to it, in place of the list. */
export function OrderView({ id }: { id: number }) {
  const query = useOrder(id)
  const order = query.data
  return (
    <Watched>
      <section aria-label={say('Order')}>
        <BackLink to="/orders" search={listAgain}>
          {say('Orders')}
        </BackLink>
        <PageHeader
          title={order === undefined ? say('Order') : say('Order #{number}', { number: order.number })}
          hint={order && <Placed order={order} />}
          actions={
            <>
              {order && <PrintOrders orders={[order]} />}
              <OrderNeighbours id={id} />
            </>
          }
        />
        <Loaded query={query} lines={12}>
          {(known) => <OrderParts order={known} />}
        </Loaded>
      </section>
    </Watched>
  )
}

function Placed({ order }: { order: Order }) {
  const may = useMay()
  return (
    <span className={classes.placed}>
      <StatusBadge status={order.status} />
      <span>
        <Axes order={order} />
      </span>
      <span>
        {say('Placed {time}', { time: formatMoment(order.created_at) })}
        {may('tenants.any') && (
          <>
            {' '}
            · <TenantName id={order.user_id} />
          </>
        )}
      </span>
      <span className={classes.copied}>
        {/* Programs call it by its id, the shop by its number. */}
        {say('id {id}', { id: order.id })}
        <Copy value={String(order.id)} what={say('the id')} />
      </span>
    </span>
  )
}

function OrderParts({ order }: { order: Order }) {
  const may = useMay()
  const { id } = order
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Panel title={say('What was ordered')}>
          <OrderLines order={order} />
        </Panel>
        <Panel title={say('Payments')}>
          <OrderPayments id={id} />
        </Panel>
        <Panel title={say('What happened')}>
          <Fulfillments order={order} />
          <OrderTimeline id={id} />
        </Panel>
      </div>
      <div className={classes.column}>
        <Panel title={say('What is next')}>
          <OrderNext order={order} />
        </Panel>
        <OrderBuyer order={order} />
        <Panel title={say('Mails')}>
          <OrderMails id={id} />
        </Panel>
        {may('orders.create') && <AddNote id={id} />}
      </div>
    </div>
  )
}
