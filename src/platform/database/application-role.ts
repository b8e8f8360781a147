import { createHmac } from 'node:crypto'
import { Client } from 'pg'
import { connectedClient } from './connect.ts'

export interface ApplicationRoles {
  /** Logs in, owns nothing, and sees one tenant's rows per transaction. */
  tenantRole: string
  /** The operator's scope: taken on inside a transaction, never logged in with. */
  platformRole: string
  /** The database under the tenant role: what everything but migrations connects with. */
  applicationUrl: string
}

const roleExists = '42710'
const concurrentlyUpdated = 'XX000'
/** What `CREATE ROLE` says instead of "exists" when another process was faster by a hair. */
const insertedByAnother = '23505'

/**
 * Makes the two restricted roles beside the owner that `ownerUrl` names, once; every process finds the same ones.
 * They are named after the owner, because roles belong to the whole cluster and two owners may each run a Souk in it;
 * the password is derived from the owner's, so that no process has to tell it to another.
 */
export async function ensureApplicationRoles(ownerUrl: string): Promise<ApplicationRoles> {
  const owner = new URL(ownerUrl)
  const client = await connectedClient(ownerUrl)
  try {
    const { rows } = await client.query<{ owner: string }>('SELECT session_user AS owner')
    const tenantRole = roleName(rows[0]?.owner ?? '', 'tenant')
    const platformRole = roleName(rows[0]?.owner ?? '', 'platform')
    const password = createHmac('sha256', decodeURIComponent(owner.password)).update(tenantRole).digest('hex')
    const application = new URL(ownerUrl)
    application.username = encodeURIComponent(tenantRole)
    application.password = password
    const roles = { tenantRole, platformRole, applicationUrl: application.href }
    if (!(await logsIn(roles.applicationUrl))) await createRoles(client, roles, password)
    await refuseUnsafe(client, roles)
    return roles
  } finally {
    await client.end()
  }
}

/** PostgreSQL cuts names at 63 bytes: cut the owner's part, not the suffix that tells the two apart. */
function roleName(owner: string, suffix: string): string {
  return `souk_${Buffer.from(owner).subarray(0, 40).toString()}_${suffix}`
}

async function logsIn(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function createRoles(client: Client, roles: ApplicationRoles, password: string): Promise<void> {
  const [tenant, platform] = [client.escapeIdentifier(roles.tenantRole), client.escapeIdentifier(roles.platformRole)]
  await tolerating([roleExists, insertedByAnother], () => client.query(`CREATE ROLE ${platform} NOLOGIN`))
  await tolerating([roleExists, insertedByAnother], () => client.query(`CREATE ROLE ${tenant} LOGIN NOINHERIT`))
  // Another process may be at the same lines, in another database of the cluster, where no lock of ours reaches.
  await tolerating([concurrentlyUpdated], () =>
    client.query(`ALTER ROLE ${tenant} LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(password)}`),
  )
  await tolerating([concurrentlyUpdated, insertedByAnother], () => client.query(`GRANT ${platform} TO ${tenant}`))
  const database = client.escapeIdentifier(client.database ?? '')
  await tolerating([concurrentlyUpdated], () => client.query(`GRANT CONNECT ON DATABASE ${database} TO ${tenant}`))
}

async function tolerating(codes: string[], statement: () => Promise<unknown>): Promise<void> {
  try {
    await statement()
  } catch (error) {
    if (!codes.includes((error as { code?: string }).code ?? '')) throw error
  }
}

/** Row security is inert for a superuser and for who may bypass it: better not to start than to start unprotected. */
async function refuseUnsafe(client: Client, { tenantRole, platformRole }: ApplicationRoles): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls)',
    [[tenantRole, platformRole]],
  )
  for (const { rolname } of rows) {
    throw new Error(`The database role ${rolname} may bypass row-level security. Take SUPERUSER and BYPASSRLS from it.`)
  }
}
