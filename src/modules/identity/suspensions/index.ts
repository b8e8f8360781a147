export { suspensionRoutes } from './suspensions.routes.ts'
