export { exportAuditLog, verifyAuditLog } from './audit.commands.ts'
export { auditRoutes } from './audit.routes.ts'
export { type AuditActor, type AuditEntry, recordAudit } from './record-audit.ts'
