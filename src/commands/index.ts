import { clearProductCache } from '#modules/catalogue/products/index.ts'
import { createTokenCommand } from '#modules/identity/accounts/index.ts'
import { exportAuditLog, verifyAuditLog } from '#modules/identity/audit/index.ts'
import { reinstateUserCommand, suspendUserCommand } from '#modules/identity/suspensions/index.ts'
import { createUserCommand, setRolesCommand } from '#modules/identity/users/index.ts'
import { reconcileStock } from '#modules/inventory/stock/index.ts'
import { backUp, restore } from '#modules/operations/backup/index.ts'
import { pauseMonitoring, resumeMonitoring } from '#modules/operations/monitoring/index.ts'
import { eraseTenantCommand, exportTenantCommand } from '#modules/operations/privacy/index.ts'
import { dropFailedJobs, retryFailedJobs, showFailedJobs, showQueues } from '#modules/operations/queues/index.ts'
import { seedCommand } from '#modules/operations/seed/index.ts'
import { completionCommand } from './completion.ts'
import { doctorCommand } from './doctor.ts'
import { migrateCommand } from './migrate.ts'
import { openapiCommand } from './openapi.ts'
import { alone, configured, onEverything, onServices, type Runnable } from './opening.ts'
import { serveCommand } from './serve.ts'
import { tidyCommands } from './tidy.ts'

interface Group {
  heading: string
  commands: Runnable[]
}

/** The map of the command line: what `souk help` shows, in this order. */
export const groups: readonly Group[] = [
  {
    heading: 'Running:',
    commands: [configured(serveCommand), onServices(migrateCommand), alone(doctorCommand), onEverything(seedCommand)],
  },
  {
    heading: 'Users:',
    commands: [createUserCommand, setRolesCommand, suspendUserCommand, reinstateUserCommand, createTokenCommand].map(
      onEverything,
    ),
  },
  {
    heading: 'Tenants and backup:',
    commands: [
      onServices(backUp),
      onServices(restore),
      onServices(exportTenantCommand),
      onServices(eraseTenantCommand),
    ],
  },
  {
    heading: 'Checking:',
    commands: [onEverything(reconcileStock), onEverything(verifyAuditLog), onEverything(exportAuditLog)],
  },
  {
    heading: 'Queues and monitoring:',
    commands: [
      ...[showQueues, showFailedJobs].map(onEverything),
      ...[retryFailedJobs, dropFailedJobs].map(onEverything),
      ...[pauseMonitoring, resumeMonitoring].map(onEverything),
    ],
  },
  { heading: 'Tidying up:', commands: [onEverything(clearProductCache), ...tidyCommands.map(onEverything)] },
  {
    heading: 'Other:',
    commands: [alone(openapiCommand), alone(completionCommand(() => groups.flatMap(({ commands }) => commands)))],
  },
]
