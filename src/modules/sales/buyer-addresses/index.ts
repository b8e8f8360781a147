export { buyerAddressRoutes } from './buyer-addresses.routes.ts'
