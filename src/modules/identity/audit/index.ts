export { auditRoutes } from './audit.routes.ts'
export { type AuditActor, type AuditEntry, recordAudit } from './record-audit.ts'
export { verifyAuditLog } from './verify-command.ts'
