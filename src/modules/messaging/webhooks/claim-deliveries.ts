import { sql } from 'kysely'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'

export interface ClaimedDelivery {
  id: number
  userId: number
  endpointId: number
  webhookId: string
  event: string
  body: string
  /** With the one that begins. */
  attempts: number
  url: string
  sealedSecret: string
  /** While it still signs. */
  sealedPreviousSecret: string | null
}

/** Requests to one endpoint, and to all of one shop, at a time: who answers slowly keeps nobody else waiting. */
const perEndpoint = 5
const perShop = 10
const endpointsPerPass = 50
/** Longer than a request may take. Whoever was killed loses what they had under way to anybody after it. */
const lease = sql`interval '30 seconds'`

/**
 * Takes up to `most` deliveries that are due, of as many endpoints as possible. All of it is written in the database alone, so any
 * number of workers share it, and none needs a queue.
 */
export function claimDeliveries(database: Database, most: number): Promise<ClaimedDelivery[]> {
  return withPlatform(database, async (tx) => {
    const endpoints = await lockWaitingEndpoints(tx)
    return endpoints.length === 0 ? [] : claim(tx, endpoints, most)
  })
}

interface Endpoint {
  userId: number
  id: number
}

/** Hops from endpoint to endpoint, past however much waits for one. Who is at one claims for it alone. */
async function lockWaitingEndpoints(tx: PlatformTx): Promise<Endpoint[]> {
  const { rows } = await sql<Endpoint>`
    WITH RECURSIVE hop AS (
      (SELECT user_id, endpoint_id, due_at FROM webhook_deliveries WHERE due_at IS NOT NULL
        ORDER BY user_id, endpoint_id, due_at LIMIT 1)
      UNION ALL
      SELECT next.* FROM hop CROSS JOIN LATERAL (
        SELECT user_id, endpoint_id, due_at FROM webhook_deliveries
        WHERE due_at IS NOT NULL AND (user_id, endpoint_id) > (hop.user_id, hop.endpoint_id)
        ORDER BY user_id, endpoint_id, due_at LIMIT 1) AS next
    )
    SELECT endpoint.user_id AS "userId", endpoint.id FROM webhook_endpoints AS endpoint
    JOIN hop ON hop.user_id = endpoint.user_id AND hop.endpoint_id = endpoint.id
    WHERE due_at <= now() AND state = 'active'
    ORDER BY random() LIMIT ${endpointsPerPass} FOR NO KEY UPDATE OF endpoint SKIP LOCKED`.execute(tx)
  return rows
}

async function claim(tx: PlatformTx, endpoints: Endpoint[], most: number): Promise<ClaimedDelivery[]> {
  const [userIds, ids] = [endpoints.map(({ userId }) => userId), endpoints.map(({ id }) => id)]
  const { rows } = await sql<ClaimedDelivery>`
    WITH free AS (
      SELECT served.user_id, served.id,
        ${perEndpoint} - (SELECT count(*) FROM webhook_deliveries AS busy
          WHERE busy.user_id = served.user_id AND endpoint_id = served.id AND leased_until > now()) AS of_endpoint,
        ${perShop} - (SELECT count(*) FROM webhook_deliveries AS busy
          WHERE busy.user_id = served.user_id AND leased_until > now()) AS of_shop
      FROM unnest(${userIds}::bigint[], ${ids}::bigint[]) AS served (user_id, id)
    ), due AS (
      SELECT waiting.*, of_shop, row_number() OVER (PARTITION BY waiting.user_id ORDER BY place, waiting.id) AS place_in_shop
      FROM free CROSS JOIN LATERAL (
        SELECT user_id, id, row_number() OVER (ORDER BY due_at, id) AS place FROM webhook_deliveries
        WHERE webhook_deliveries.user_id = free.user_id AND endpoint_id = free.id AND due_at <= now()
        ORDER BY due_at, id LIMIT greatest(free.of_endpoint, 0)
      ) AS waiting
    ), chosen AS (
      SELECT user_id, id FROM due WHERE place_in_shop <= of_shop ORDER BY place, random() LIMIT ${most}
    )
    UPDATE webhook_deliveries AS delivery
    SET attempts = attempts + 1, leased_until = now() + ${lease}, due_at = now() + ${lease}
    FROM chosen, webhook_endpoints AS endpoint
    WHERE delivery.user_id = chosen.user_id AND delivery.id = chosen.id
      AND endpoint.user_id = delivery.user_id AND endpoint.id = delivery.endpoint_id
    RETURNING delivery.id, delivery.user_id AS "userId", endpoint_id AS "endpointId", webhook_id AS "webhookId", event, body,
      attempts, url, sealed_secret AS "sealedSecret",
      CASE WHEN previous_secret_ends_at > now() THEN sealed_previous_secret END AS "sealedPreviousSecret"`.execute(tx)
  return rows
}
