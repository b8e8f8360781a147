export { accountRoutes } from './accounts.routes.ts'
export { createAccount } from './create-account.ts'
export { ensureAdmin } from './ensure-admin.ts'
export { hashPassword } from './password.ts'
