import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Client } from 'pg'
import { connectedClient } from './connect.ts'

/** The database as the application reaches it, and the variable that says how to reach it past a pooler. */
interface Lines {
  tenantRole: string
  applicationUrl: string
  sessionUrl: string
  variable: string
}

const hearWithinMs = 1_000
const hearAttempts = 3

/**
 * Looks at the two ways that lead to the database, and throws where one of them does not do what it is for. Answers whether
 * the application speaks with PostgreSQL itself: a pooler may give each transaction another connection.
 */
export async function examineLines({ tenantRole, applicationUrl, sessionUrl, variable }: Lines): Promise<{
  direct: boolean
}> {
  await using opened = new AsyncDisposableStack()
  const connect = async (url: string) => opened.adopt(await connectedClient(url), (client) => client.end())
  const session = await connect(sessionUrl)
  const application = applicationUrl === sessionUrl ? session : await connect(applicationUrl)
  for (const client of new Set([session, application])) await refuseStranger(client, tenantRole)
  await refuseLostSession(session, { url: sessionUrl, variable })
  if (application !== session) await refuseOtherDatabase(session, application)
  return { direct: await isDirect(application) }
}

/** Behind a transaction pooler LISTEN hears nothing, and another session may release one's lock. */
export async function refuseLostSession(client: Client, at: { url: string; variable: string }): Promise<void> {
  if ((await isDirect(client)) || (await hears(client, at.url))) return
  const advice =
    at.variable === 'DATABASE_URL'
      ? 'Give DATABASE_DIRECT_URL beside it, which leads to PostgreSQL itself.'
      : 'It has to lead to PostgreSQL itself.'
  throw new Error(
    `${at.variable} leads through a pooler that keeps no session beyond a transaction, where LISTEN hears nothing. ${advice}`,
  )
}

/** PostgreSQL sends each client the number of its process. A pooler makes numbers up, having no process for each client. */
async function isDirect(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  return rows[0]?.pid === (client as Client & { processID?: number }).processID
}

/** Notified by another connection: one that notifies itself would hear it even where it shares its session. */
async function hears(client: Client, url: string): Promise<boolean> {
  const channel = client.escapeIdentifier(`souk_line_${randomUUID()}`)
  const notifier = await connectedClient(url)
  try {
    await client.query(`LISTEN ${channel}`)
    for (let attempt = 0; attempt < hearAttempts; attempt += 1) {
      const heard = once(client, 'notification', { signal: AbortSignal.timeout(hearWithinMs) })
      await notifier.query(`NOTIFY ${channel}`)
      const answer = await heard.catch(() => undefined)
      if (answer !== undefined) return true
    }
    return false
  } finally {
    await client.query(`UNLISTEN ${channel}`)
    await notifier.end()
  }
}

/** A pooler can be configured to log in as somebody else, such as the owner, for whom row security may not hold. */
async function refuseStranger(client: Client, tenantRole: string): Promise<void> {
  const { rows } = await client.query<{ role: string }>('SELECT session_user AS role')
  const role = rows[0]?.role
  if (role === tenantRole) return
  throw new Error(
    `The application logs in as ${tenantRole}, but is ${role} at PostgreSQL: what lies between changes it.`,
  )
}

/** A lock that the one holds is seen by the other only in the same database of the same server. */
async function refuseOtherDatabase(session: Client, application: Client): Promise<void> {
  const key = 2 ** 32 + Math.floor(Math.random() * 2 ** 48)
  await session.query('SELECT pg_advisory_lock($1)', [key])
  const { rows } = await application.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS free', [key])
  if (rows[0]?.free === false) return
  throw new Error('DATABASE_URL and DATABASE_DIRECT_URL lead to different databases.')
}
