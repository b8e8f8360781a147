export { fulfillmentRoutes } from './fulfillments.routes.ts'
export { moveFulfillment } from './move-fulfillment.ts'
export { announceFulfillments, deliverAll, shipAll } from './send-order.ts'
