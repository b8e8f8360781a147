import { createHmac } from 'node:crypto'
import type { Client } from 'pg'
import { logsIn, otherPasswordOf, withOtherPassword } from './application-client.ts'
import { connectedClient } from './connect.ts'
import { refuseLostSession } from './pooler.ts'

export interface ApplicationRoles {
  /** Logs in, owns nothing, and sees one tenant's rows per transaction. */
  tenantRole: string
  /** The operator's scope: taken on inside a transaction, never logged in with. */
  platformRole: string
  /** The scope of whoever visits a shop, in the same manner. */
  visitorRole: string
  /** The database under the tenant role, maybe through a pooler: where transactions go. */
  applicationUrl: string
  /** The same straight to PostgreSQL: for what lasts longer than a transaction, such as LISTEN. */
  sessionUrl: string
}

/** In the query of the owner's URL: the owner's password of before, while it is changed. */
const previousPassword = 'previous_password'
const roleExists = '42710'
const forbidden = '42501'
const concurrentlyUpdated = 'XX000'
/** What `CREATE ROLE` says instead of "exists" when another process was faster by a hair. */
const insertedByAnother = '23505'

/** Of the role and not of each connection: a pooler refuses settings that come with a connection, or forgets them. */
const roleSettings = {
  statement_timeout: '15s',
  idle_in_transaction_session_timeout: '30s',
  // A connection keeps the plans of its prepared statements and of PostgreSQL's checks of foreign keys. Made while a table has
  // one page they read all of it, and still do when it has thousands. Everything here has its index; where none fits, a
  // table is read whole all the same, and its forbidding price would have PostgreSQL compile the statement.
  enable_seqscan: 'off',
  jit: 'off',
  // To share a list's work takes longer than the work.
  max_parallel_workers_per_gather: '0',
  TimeZone: 'UTC',
}
/** Says that the role is as this version makes it. The role cannot say so of itself. */
const remark = "Souk: one tenant per transaction, visitors in a role of theirs; the password is made from the owner's"

/**
 * Makes the restricted roles beside the owner that `ownerUrl` names, once; every process finds the same ones.
 * They are named after the owner, because roles belong to the whole cluster and two owners may each run a Souk in it;
 * the password is derived from the owner's, so that no process has to send it to another.
 */
export async function ensureApplicationRoles(ownerUrl: string, pooledUrl = ownerUrl): Promise<ApplicationRoles> {
  const client = await connectedClient(ownerUrl)
  try {
    await refuseLostSession(client, { url: ownerUrl, variable: variableOf(ownerUrl, pooledUrl) })
    const { rows } = await client.query<{ owner: string }>('SELECT session_user AS owner')
    const owner = rows[0]?.owner ?? ''
    const tenantRole = roleName(owner, 'tenant')
    const login = await passwordsOf(client, ownerUrl, tenantRole)
    const [applicationUrl, sessionUrl] = [pooledUrl, ownerUrl].map((url) => loggingIn(url, tenantRole, login)) as [
      string,
      string,
    ]
    const others = { platformRole: roleName(owner, 'platform'), visitorRole: roleName(owner, 'visitor') }
    const roles = { tenantRole, ...others, applicationUrl, sessionUrl }
    const ready = (await isFinished(client, tenantRole)) && (await logsIn(sessionUrl))
    if (!ready) await createRoles(client, roles, login.password).catch((error) => explain(error, owner, roles))
    await refuseUnsafe(client, roles)
    return roles
  } finally {
    await client.end()
  }
}

export const variableOf = (ownerUrl: string, pooledUrl: string) =>
  ownerUrl === pooledUrl ? 'DATABASE_URL' : 'DATABASE_DIRECT_URL'

/** PostgreSQL cuts names at 63 bytes: cut the owner's part, not the suffix that keeps them apart. */
function roleName(owner: string, suffix: string): string {
  return `souk_${Buffer.from(owner).subarray(0, 40).toString()}_${suffix}`
}

/** As pg has found it: in the URL, in PGPASSWORD, or in the file .pgpass. What is made of no secret, anybody can make. */
function ownersPassword({ password }: Client): string {
  if (typeof password === 'string' && password !== '') return password
  throw new Error(
    "DATABASE_URL has no password, and the one of the application's role is made from it. Write it into the URL, or set PGPASSWORD; where PostgreSQL asks for none, set PGPASSWORD to a long random text, the same for every process.",
  )
}

interface Login {
  /** What the role has, or is to get. */
  password: string
  /** What it may get or have had, while the owner's password is changed. */
  other?: string | undefined
}

/** Made from the owner's; as long as the one of before is named, that is left to the role if it has it: some may know no other. */
async function passwordsOf(client: Client, ownerUrl: string, role: string): Promise<Login> {
  const made = (secret: string) => createHmac('sha256', secret).update(role).digest('hex')
  const own = made(ownersPassword(client))
  const previous = new URL(ownerUrl).searchParams.get(previousPassword)
  if (previous === null) return { password: own }
  const former = made(previous)
  const fits = (password: string) => logsIn(loggingIn(ownerUrl, role, { password }))
  const isFormer = !(await fits(own)) && (await fits(former))
  return isFormer ? { password: former, other: own } : { password: own, other: former }
}

/** What stands in a URL's query wins over the rest of it, and the owner must not log in for the application. */
function loggingIn(url: string, role: string, { password, other }: Login): string {
  const application = new URL(url)
  for (const name of ['user', 'password', previousPassword]) application.searchParams.delete(name)
  application.username = encodeURIComponent(role)
  application.password = password
  return other === undefined ? application.href : withOtherPassword(application.href, other)
}

/** The address of the one, with who logs in at the other. */
export function sameLogin(url: string, applicationUrl: string): string {
  const application = new URL(applicationUrl)
  const [{ username, password }, other] = [application, otherPasswordOf(application)]
  return loggingIn(url, decodeURIComponent(username), other === null ? { password } : { password, other })
}

/** Whether a version that made no password from an empty one has made the role, and its settings are those of now. */
async function isFinished(client: Client, role: string): Promise<boolean> {
  const { rows } = await client.query<{ remark: string | null; settings: string[] | null }>(
    `SELECT shobj_description(oid, 'pg_authid') AS remark, rolconfig AS settings FROM pg_roles WHERE rolname = $1`,
    [role],
  )
  const settings = rows[0]?.settings ?? []
  return (
    rows[0]?.remark === remark && Object.entries(roleSettings).every(([name, at]) => settings.includes(`${name}=${at}`))
  )
}

/** Another process may be at the same lines, in another database of the cluster, where no lock of ours reaches. */
async function createRoles(client: Client, roles: ApplicationRoles, password: string): Promise<void> {
  const [tenant, platform, visitor] = [roles.tenantRole, roles.platformRole, roles.visitorRole].map((role) =>
    client.escapeIdentifier(role),
  )
  const database = client.escapeIdentifier(client.database ?? '')
  const statements = [
    `CREATE ROLE ${platform} NOLOGIN`,
    `CREATE ROLE ${visitor} NOLOGIN`,
    `CREATE ROLE ${tenant} LOGIN NOINHERIT`,
    `ALTER ROLE ${tenant} LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(password)}`,
    ...Object.entries(roleSettings).map(([name, at]) => `ALTER ROLE ${tenant} SET ${name} = '${at}'`),
    `GRANT ${platform}, ${visitor} TO ${tenant}`,
    `GRANT CONNECT ON DATABASE ${database} TO ${tenant}`,
    `COMMENT ON ROLE ${tenant} IS ${client.escapeLiteral(remark)}`,
  ]
  for (const statement of statements) {
    await tolerating([roleExists, insertedByAnother, concurrentlyUpdated], () => client.query(statement))
  }
}

async function tolerating(codes: string[], statement: () => Promise<unknown>): Promise<void> {
  try {
    await statement()
  } catch (error) {
    if (!codes.includes((error as { code?: string }).code ?? '')) throw error
  }
}

/** Since PostgreSQL 16 an owner needs a grant for this, also of roles that it made before. */
function explain(error: Error, owner: string, { tenantRole, platformRole, visitorRole }: ApplicationRoles): never {
  if ((error as { code?: string }).code !== forbidden) throw error
  throw new Error(
    `The owner may not make or change its roles: ${error.message}. It needs CREATEROLE and, as a superuser: GRANT "${tenantRole}", "${platformRole}", "${visitorRole}" TO "${owner}" WITH ADMIN OPTION.`,
    { cause: error },
  )
}

/** Row security is inert for a superuser and for who may bypass it: better not to start than to start unprotected. */
async function refuseUnsafe(
  client: Client,
  { tenantRole, platformRole, visitorRole }: ApplicationRoles,
): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls)',
    [[tenantRole, platformRole, visitorRole]],
  )
  for (const { rolname } of rows) {
    throw new Error(`The database role ${rolname} may bypass row-level security. Take SUPERUSER and BYPASSRLS from it.`)
  }
}
