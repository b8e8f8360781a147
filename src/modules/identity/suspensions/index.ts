export { reinstateUserCommand, suspendUserCommand } from './suspensions.commands.ts'
export { suspensionRoutes } from './suspensions.routes.ts'
