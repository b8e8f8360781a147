import type { Client } from 'pg'
import { ensureApplicationRoles } from '#platform/database/application-role.ts'
import { connectedClient } from '#platform/database/connect.ts'
import { pendingMigrations } from '#platform/database/migrate.ts'
import { examineLines } from '#platform/database/pooler.ts'
import { doubtful, examined, type Finding, good, wrong } from './finding.ts'

const oldestMajor = 15
const clockMayDifferMs = 2_000

interface Lines {
  databaseUrl: string
  databaseDirectUrl: string
}

export function examineDatabase(at: Lines): Promise<Finding[]> {
  return examined('PostgreSQL', 'Start it, or correct DATABASE_URL.', async () => {
    const client = await connectedClient(at.databaseDirectUrl)
    try {
      return [await versionOf(client), await clockOf(client), await ownerOf(client), ...(await schemaOf(client, at))]
    } finally {
      await client.end()
    }
  })
}

async function versionOf(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version') AS version")
  const version = rows[0]?.version ?? ''
  if (Number.parseInt(version, 10) >= oldestMajor) return good('PostgreSQL', `It answers, in version ${version}.`)
  return wrong('PostgreSQL', `Its version is ${version}.`, `Souk needs ${oldestMajor} or newer: upgrade it.`)
}

/** Half of the way there and back is the answer's. */
async function clockOf(client: Client): Promise<Finding> {
  const begunAt = Date.now()
  const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now')
  const differs = Math.round(Math.abs((rows[0]?.now.getTime() ?? 0) - (begunAt + Date.now()) / 2))
  if (differs <= clockMayDifferMs) return good('clock', `This machine and PostgreSQL agree to ${differs} ms.`)
  return wrong(
    'clock',
    `This machine and PostgreSQL differ by ${differs} ms.`,
    'Tokens, holds and limits go by the time: let both follow NTP.',
  )
}

async function ownerOf(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string; superuser: boolean; makes_roles: boolean; owns: boolean }>(
    `SELECT rolname AS name, rolsuper AS superuser, rolcreaterole AS makes_roles,
       pg_has_role(datdba, 'USAGE') AS owns
     FROM pg_roles, pg_database WHERE rolname = session_user AND datname = current_database()`,
  )
  const { name, superuser, makes_roles, owns } = rows[0] as (typeof rows)[number]
  if (!owns) return wrong('owner', `${name} does not own the database.`, 'Name the owner in DATABASE_URL.')
  if (superuser)
    return doubtful(
      'owner',
      `${name} is a superuser.`,
      'It need not be: let a role own the database that has only CREATEROLE. Requests never run as the owner.',
    )
  if (!makes_roles)
    return wrong('owner', `${name} may make no roles.`, `As a superuser: ALTER ROLE "${name}" CREATEROLE.`)
  return good('owner', `${name} owns the database and is no superuser.`)
}

async function schemaOf(client: Client, { databaseUrl, databaseDirectUrl }: Lines): Promise<Finding[]> {
  const pending = await pendingMigrations(databaseDirectUrl)
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('kysely_migration') IS NOT NULL AS there`)
  if (!rows[0]?.there) return [wrong('schema', 'There is no Souk in this database yet.', "Run 'souk migrate'.")]
  if (pending.length > 0)
    return [
      wrong('schema', `${pending.length} migrations are to be run, from ${pending[0]} on.`, "Run 'souk migrate'."),
    ]
  const roles = await ensureApplicationRoles(databaseDirectUrl, databaseUrl)
  const { direct } = await examineLines({ ...roles, variable: 'DATABASE_DIRECT_URL' })
  return [
    good('schema', 'It is what this version needs.'),
    good('roles', `${roles.tenantRole} may bypass nothing${direct ? '' : ', and comes through a pooler'}.`),
    await rowSecurityOf(client, roles.sessionUrl),
    await adminOf(client),
  ]
}

/** Asked in the catalogue, and then tried: who has named no tenant must see no tenant's row. */
async function rowSecurityOf(client: Client, sessionUrl: string): Promise<Finding> {
  const { rows: tables } = await client.query<{ name: string; forced: boolean }>(
    `SELECT pg_class.oid::regclass::text AS name, relrowsecurity AND relforcerowsecurity AS forced
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'user_id' AND NOT attisdropped
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
       AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid) ORDER BY 1`,
  )
  const open = tables.filter(({ forced }) => !forced).map(({ name }) => name)
  const mend = 'Somebody has changed it: restore the policies from migrations/ before anybody is served.'
  if (open.length > 0) return wrong('row security', `It is not forced on ${open.join(', ')}.`, mend)
  const application = await connectedClient(sessionUrl)
  try {
    for (const { name } of tables) {
      const { rows } = await application.query(
        `SELECT FROM pg_class WHERE oid = $1::regclass AND has_table_privilege(oid, 'SELECT')`,
        [name],
      )
      if (rows.length === 0) continue
      const { rowCount } = await application.query(`SELECT FROM ${name} LIMIT 1`)
      if (rowCount) return wrong('row security', `${name} shows rows to who has named no tenant.`, mend)
    }
  } finally {
    await application.end()
  }
  return good('row security', `It bites: ${tables.length} tables show nothing to who has named no tenant.`)
}

async function adminOf(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ admins: number }>(
    `SELECT count(*) AS admins FROM user_roles JOIN roles ON roles.id = role_id JOIN users ON users.id = user_roles.user_id
     WHERE roles.name = 'admin' AND suspended_at IS NULL`,
  )
  const admins = Number(rows[0]?.admins ?? 0)
  if (admins > 0) return good('admin', `There is ${admins === 1 ? 'one' : admins}.`)
  return doubtful(
    'admin',
    'Nobody is one.',
    "Set ADMIN_EMAIL and ADMIN_PASSWORD, or run 'souk user:create … --roles admin'.",
  )
}
