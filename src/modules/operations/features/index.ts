export { featureRoutes } from './features.routes.ts'
