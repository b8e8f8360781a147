export { createZone } from './change-zones.ts'
export { flatRate } from './flat-rate.ts'
export { shippingRoutes } from './shipping.routes.ts'
