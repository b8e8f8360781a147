export { userTokenRoutes } from './user-tokens.routes.ts'
export { userRoutes } from './users.routes.ts'
