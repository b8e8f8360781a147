import type { Pool } from 'pg'
import { ApplicationClient } from './application-client.ts'

/** Whether the database does its work, and not only answers. */
export interface Fitness {
  /** After a failure the database counts as doubtful, until the same kind of work has succeeded. */
  note: (error: unknown) => void
  /** Rejects when the database is away, takes no writes, or lets nobody in. */
  check: () => Promise<void>
}

/** No room, no memory, or a disk that fails. */
const noRoom = /^(53[012]|58)/
const lettingNobodyIn = /^(28|3D)/
const forbidden = '42501'
const connectWithinMs = 2_000

/** A megabyte in a table that nobody else sees and that ends with the statement: it needs room on the disk, as an order does. */
const takeRoom =
  "CREATE TEMPORARY TABLE souk_room ON COMMIT DROP AS SELECT repeat('room', 250) FROM generate_series(1, 1000)"

/** `pool` is asked first; what it has open says nothing of whether more can be opened. */
export function watchFitness(pool: Pool, applicationUrl: string): Fitness {
  let [doubtsRoom, doubtsDoor] = [false, false]
  return {
    note(error) {
      const { code = '' } = error as { code?: string }
      if (noRoom.test(code)) doubtsRoom = true
      if (lettingNobodyIn.test(code)) doubtsDoor = true
    },
    async check() {
      const { rows } = await pool.query<{ readOnly: string }>(
        `SELECT current_setting('transaction_read_only') AS "readOnly"`,
      )
      if (rows[0]?.readOnly === 'on') throw new Error('The database is read-only.')
      if (doubtsRoom) await pool.query(takeRoom).catch(unlessForbidden)
      doubtsRoom = false
      if (doubtsDoor) await knock(applicationUrl)
      doubtsDoor = false
    },
  }
}

/** Who may make no such table can only learn that PostgreSQL answers. */
function unlessForbidden(error: { code?: string }): void {
  if (error.code !== forbidden) throw error
}

async function knock(url: string): Promise<void> {
  const client = new ApplicationClient({ connectionString: url, connectionTimeoutMillis: connectWithinMs })
  client.on('error', () => {})
  try {
    await client.connect()
  } finally {
    await client.end()
  }
}
