import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { connectedClient } from '#platform/database/connect.ts'
import { maxLagMs, positionOf } from '#platform/database/replica.ts'
import { doubtful, examined, type Finding, good, wrong } from './finding.ts'

/** Whether it is a standby of this very database, and how far it is behind. */
export function examineReplica(url: string, primaryUrl: string): Promise<Finding[]> {
  return examined('replica', 'Start it, or correct DATABASE_REPLICA_URL. Until then the primary answers.', async () => {
    await using opened = new AsyncDisposableStack()
    const connect = async (at: string) => opened.adopt(await connectedClient(at), (client) => client.end())
    return [await standingOf(await connect(url), await connect(primaryUrl))]
  })
}

async function standingOf(replica: Client, primary: Client): Promise<Finding> {
  const [of, at] = [await standing(replica), await standing(primary)]
  if (!of.isStandby)
    return wrong('replica', 'It is no standby.', 'Let DATABASE_REPLICA_URL lead to a standby of DATABASE_URL.')
  if (of.system !== at.system)
    return wrong('replica', 'It follows another primary.', 'Let it follow the one that DATABASE_URL names.')
  const begunAt = performance.now()
  const needed = await numberFrom(primary, 'pg_current_wal_insert_lsn')
  for (;;) {
    const lacking = needed - (await numberFrom(replica, 'pg_last_wal_replay_lsn'))
    const ms = Math.round(performance.now() - begunAt)
    if (lacking <= 0) return good('replica', `It had all that the primary had within ${ms} ms.`)
    if (ms > maxLagMs)
      return doubtful(
        'replica',
        `After ${ms} ms it lacked ${lacking} bytes of what the primary had: so far behind it is not read from.`,
        'Look at pg_stat_replication on the primary, and whether replay is paused.',
      )
    await delay(20)
  }
}

async function standing(client: Client): Promise<{ isStandby: boolean; system: string }> {
  const { rows } = await client.query<{ isStandby: boolean; system: string }>(
    'SELECT pg_is_in_recovery() AS "isStandby", system_identifier::text AS system FROM pg_control_system()',
  )
  return rows[0] as (typeof rows)[number]
}

async function numberFrom(client: Client, lsn: string): Promise<number> {
  const { rows } = await client.query<{ at: string }>(`SELECT ${positionOf(lsn)} AS at`)
  return Number(rows[0]?.at)
}
