import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { withoutPassword } from '../redacted-url.ts'

const connectTimeoutMs = 5_000
const patienceMs = 15_000
const refusedByServer = /^(28|3D|42)/

export class DatabaseUnreachableError extends Error {
  constructor(url: string, cause: unknown) {
    super(`PostgreSQL at ${withoutPassword(url)} cannot be reached: ${(cause as Error).message || String(cause)}`, {
      cause,
    })
    this.name = 'DatabaseUnreachableError'
  }
}

/** Connects within 15 s: a server that is just coming up is waited for, one that refuses us is not. */
export async function connectedClient(url: string): Promise<Client> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      const refused = refusedByServer.test((error as { code?: string }).code ?? '')
      if (refused || Date.now() > deadline) throw new DatabaseUnreachableError(url, error)
      await delay(500)
    }
  }
}
