export { moveOrder } from './move-order.ts'
export { orderMoveRoutes } from './order-moves.routes.ts'
