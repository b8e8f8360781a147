import type { Named } from '#platform/command-line/program.ts'
import { alone, configured, onEverything, onServices, type Runnable } from './opening.ts'

export interface Entry extends Named {
  /** Its code is read when it is asked for: all of it takes seconds. */
  load: () => Promise<Runnable>
}

const entry = (name: string, summary: string, load: Entry['load']): Entry => ({ name, summary, load })

const running = [
  entry('serve', 'Run Souk until a signal ends it', async () => configured((await import('./serve.ts')).serveCommand)),
  entry('migrate', 'Bring the database to what this version needs', async () =>
    onServices((await import('./migrate.ts')).migrateCommand),
  ),
  entry(
    'doctor',
    'Look at configuration, versions, roles, row security, clock and services, and say how to mend what is wrong',
    async () => alone((await import('./doctor.ts')).doctorCommand),
  ),
  entry(
    'seed',
    'Write made-up open shops with products and orders, to try or measure at size; no mail is sent',
    async () => onEverything((await import('#modules/operations/seed/index.ts')).seedCommand),
  ),
]

const users = () => import('#modules/identity/users/index.ts')
const suspensions = () => import('#modules/identity/suspensions/index.ts')
const ofUsers = [
  entry(
    'user:create',
    'Make a user with a shop; without a password on standard input one is made and shown',
    async () => onEverything((await users()).createUserCommand),
  ),
  entry('user:role', 'Give a user exactly these roles', async () => onEverything((await users()).setRolesCommand)),
  entry('user:suspend', 'Suspend a user, which ends all tokens of theirs', async () =>
    onEverything((await suspensions()).suspendUserCommand),
  ),
  entry('user:reinstate', 'Let a suspended user sign in again', async () =>
    onEverything((await suspensions()).reinstateUserCommand),
  ),
  entry('token:create', 'Make an access token of a user, which is shown this once', async () =>
    onEverything((await import('#modules/identity/accounts/index.ts')).createTokenCommand),
  ),
]

const backups = () => import('#modules/operations/backup/index.ts')
const privacy = () => import('#modules/operations/privacy/index.ts')
const ofTenants = [
  entry('backup', 'Write what the database holds into a new file, while Souk runs', async () =>
    onServices((await backups()).backUp),
  ),
  entry('restore', 'Put a backup into an empty database, while no Souk runs on it', async () =>
    onServices((await backups()).restore),
  ),
  entry('tenant:export', 'Write everything of one user as JSON', async () =>
    onServices((await privacy()).exportTenantCommand),
  ),
  entry('tenant:erase', 'Erase one user with everything of theirs, which cannot be undone', async () =>
    onServices((await privacy()).eraseTenantCommand),
  ),
]

const audit = () => import('#modules/identity/audit/index.ts')
const checking = [
  entry('stock:reconcile', 'Tell where quantities and ledger differ, and repair them', async () =>
    onEverything((await import('#modules/inventory/stock/index.ts')).reconcileStock),
  ),
  entry('audit:verify', 'Follow the chain of the audit log and name its first broken entry', async () =>
    onEverything((await audit()).verifyAuditLog),
  ),
  entry('audit:export', 'Write the audit log as JSON, an entry on each line', async () =>
    onEverything((await audit()).exportAuditLog),
  ),
]

const queues = () => import('#modules/operations/queues/index.ts')
const monitoring = () => import('#modules/operations/monitoring/index.ts')
const ofQueues = [
  entry('queue:status', 'Show how many jobs wait, are queued and have failed, and since when', async () =>
    onEverything((await queues()).showQueues),
  ),
  entry('jobs:failed', 'Show the jobs that used up their attempts, the newest 100', async () =>
    onEverything((await queues()).showFailedJobs),
  ),
  entry('jobs:retry', 'Give a failed job three attempts more, or every one', async () =>
    onEverything((await queues()).retryFailedJobs),
  ),
  entry('jobs:drop', 'Give a failed job up, or every one', async () => onEverything((await queues()).dropFailedJobs)),
  entry('monitoring:pause', 'Stop the recording on every process at once', async () =>
    onEverything((await monitoring()).pauseMonitoring),
  ),
  entry('monitoring:resume', 'Let every process record again', async () =>
    onEverything((await monitoring()).resumeMonitoring),
  ),
]

const tidy = async () => (await import('./tidy.ts')).tidyCommands
const tidying = [
  entry('cache:clear', 'Empty the product cache on every process, or what it holds of one user', async () =>
    onEverything((await import('#modules/catalogue/products/index.ts')).clearProductCache),
  ),
  entry('tokens:prune', 'Delete the access tokens that have expired', async () =>
    onEverything((await tidy())['tokens:prune']),
  ),
  entry('media:sweep', 'Delete the pictures that nothing has shown for a day', async () =>
    onEverything((await tidy())['media:sweep']),
  ),
  entry('transfers:sweep', 'Delete the files of imports that ended and of exports that are too old', async () =>
    onEverything((await tidy())['transfers:sweep']),
  ),
  entry('history:prune', 'Forget the events and the sent mails that are older than HISTORY_DAYS', async () =>
    onEverything((await tidy())['history:prune']),
  ),
  entry('idempotency:prune', 'Forget the answers to repeated requests that are older than a day', async () =>
    onEverything((await tidy())['idempotency:prune']),
  ),
]

const other = [
  entry('openapi', "Write the API's contract, which is also at /openapi.json", async () =>
    alone((await import('./openapi.ts')).openapiCommand),
  ),
  entry('completion', 'Write what completes these commands in a shell', async () =>
    alone((await import('./completion.ts')).completionCommand(entries)),
  ),
]

/** The map of the command line: what `souk help` shows, in this order. */
export const entries: readonly (Entry & { heading: string })[] = Object.entries({
  'Running:': running,
  'Users:': ofUsers,
  'Tenants and backup:': ofTenants,
  'Checking:': checking,
  'Queues and monitoring:': ofQueues,
  'Tidying up:': tidying,
  'Other:': other,
}).flatMap(([heading, group]) => group.map((each) => ({ heading, ...each })))
