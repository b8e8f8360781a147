export { buyerCartRoutes } from './buyer-carts.routes.ts'
