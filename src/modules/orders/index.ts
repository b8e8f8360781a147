export { orderCreatedEvent } from './orders.events.ts'
export { orderRoutes } from './orders.routes.ts'
export { OrderResource } from './orders.schemas.ts'
export { placeOrder } from './place-order.ts'
