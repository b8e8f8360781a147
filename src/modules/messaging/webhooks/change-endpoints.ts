import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import type { Secrets } from '#platform/secrets.ts'
import { newSecret } from './signing-secret.ts'
import { endpointNotFound, tooManyEndpoints } from './webhooks.errors.ts'
import { getEndpoint } from './webhooks.queries.ts'
import type {
  CreateEndpointRequest,
  EndpointResource,
  NewSecretResource,
  UpdateEndpointRequest,
} from './webhooks.schemas.ts'

const mostEndpoints = 20
const overlap = sql`interval '24 hours'`

export async function createEndpoint(
  tx: TenantTx,
  secrets: Secrets | undefined,
  { url, events }: Omit<CreateEndpointRequest, 'user_id'>,
): Promise<NewSecretResource> {
  const { secret, sealed } = newSecret(secrets, tx.userId)
  // Two that come at once are counted one after the other.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('souk.webhooks', ${tx.userId}))`.execute(tx)
  const { count } = await tx
    .selectFrom('webhook_endpoints')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('user_id', '=', tx.userId)
    .executeTakeFirstOrThrow()
  if (count >= mostEndpoints) throw tooManyEndpoints(mostEndpoints)
  const { id } = await tx
    .insertInto('webhook_endpoints')
    .values({ user_id: tx.userId, url, events, sealed_secret: sealed })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ...(await getEndpoint(tx, id)), secret }
}

/** Whoever pauses an endpoint gives up what waits for it; whoever lets it go on begins anew. */
export async function updateEndpoint(
  tx: TenantTx,
  id: number,
  changes: UpdateEndpointRequest,
): Promise<EndpointResource> {
  const { numUpdatedRows } = await tx
    .updateTable('webhook_endpoints')
    .set({
      ...changes,
      ...(changes.url !== undefined || changes.state === 'active' ? { failing_since: null } : {}),
      updated_at: sql`now()`,
    })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw endpointNotFound()
  if (changes.state === 'paused') await giveWaitingUp(tx, id)
  return getEndpoint(tx, id)
}

async function giveWaitingUp(tx: TenantTx, endpointId: number): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', due_at: null, leased_until: null, failure: 'The endpoint was paused.' })
    .where('user_id', '=', tx.userId)
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'pending')
    .execute()
}

export async function deleteEndpoint(tx: TenantTx, id: number): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('webhook_endpoints')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw endpointNotFound()
}

/** The secret that there was signs beside the new one for a day. One that was still overlapping ends now. */
export async function rotateSecret(tx: TenantTx, secrets: Secrets | undefined, id: number): Promise<NewSecretResource> {
  const { secret, sealed } = newSecret(secrets, tx.userId)
  const { numUpdatedRows } = await tx
    .updateTable('webhook_endpoints')
    .set({
      sealed_previous_secret: sql.ref('sealed_secret'),
      previous_secret_ends_at: sql`now() + ${overlap}`,
      sealed_secret: sealed,
      updated_at: sql`now()`,
    })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw endpointNotFound()
  return { ...(await getEndpoint(tx, id)), secret }
}
