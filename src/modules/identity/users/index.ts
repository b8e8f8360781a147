export { userTokenRoutes } from './user-tokens.routes.ts'
export { createUserCommand, setRolesCommand } from './users.commands.ts'
export { userRoutes } from './users.routes.ts'
