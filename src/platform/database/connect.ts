import type { Client } from 'pg'
import { reach } from '../reach.ts'
import { ApplicationClient } from './application-client.ts'

/** How `pg_stat_activity` names what is ours. */
export const applicationName = 'souk'

const connectTimeoutMs = 5_000
const refusals = /^(28|3D|42)/

/** A connection of one's own outside the pool; the caller ends it. */
export function connectedClient(url: string): Promise<Client> {
  return reach({
    service: 'PostgreSQL',
    url,
    isRefusal: (error) => refusals.test((error as { code?: string }).code ?? ''),
    async attempt() {
      const client = new ApplicationClient({
        connectionString: url,
        application_name: applicationName,
        connectionTimeoutMillis: connectTimeoutMs,
      })
      client.on('error', () => {})
      await client.connect()
      return client
    },
  })
}
