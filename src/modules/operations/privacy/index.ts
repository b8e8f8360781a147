export { privacyRoutes } from './privacy.routes.ts'
export { eraseTenantCommand, exportTenantCommand } from './tenant.commands.ts'
