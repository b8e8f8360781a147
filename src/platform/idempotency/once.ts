import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '../database/transactions.ts'
import { Failure, validationFailed } from '../http/failure.ts'
import type { Answer } from './answer.ts'
import { seal, unseal } from './seal.ts'

const maxKeyLength = 255
const uniqueViolated = '23505'

/** What makes two requests the same one: who asks, where, and the key they chose. */
interface Attempt {
  actorId: number
  route: string
  key: string
  fingerprint: Buffer
  /** For an answer that must not lie in the database as it is: a secret that only its asker has. */
  sealedWith: string | undefined
}

export interface OnceOptions {
  sealedWith?: string
}

/**
 * Does the work of a request once per Idempotency-Key and answers every repetition with the first answer. The answer is
 * kept in the transaction of the work: an attempt that failed rolled back, and is not remembered. Without the header
 * the work is simply done.
 *
 * The advisory lock tells that an attempt is still running, without waiting for it. It ends with the transaction, so
 * that whoever gets it next finds what that one left.
 */
export async function once(
  tx: TenantTx | PlatformTx,
  request: FastifyRequest,
  actorId: number,
  work: () => Promise<Answer>,
  { sealedWith }: OnceOptions = {},
): Promise<Answer> {
  const key = keyOf(request)
  if (key === undefined) return work()
  // The body is fingerprinted as it was understood: white space and the order of fields make no other body.
  const fingerprint = createHash('sha256').update(JSON.stringify(request.body)).digest()
  const [path = ''] = request.url.split('?')
  const attempt = { actorId, route: `${request.method} ${path}`, key, fingerprint, sealedWith }
  await claim(tx, attempt)
  const remembered = await recall(tx, attempt)
  if (remembered !== undefined) return remembered
  const answer = await work()
  await remember(tx, attempt, answer)
  return answer
}

/** Whether the request asks for more than its work being done. */
export const hasKey = ({ headers }: FastifyRequest) => headers['idempotency-key'] !== undefined

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key === 'string' && key.length >= 1 && key.length <= maxKeyLength) return key
  throw validationFailed({
    'idempotency-key': [`The Idempotency-Key header must have 1 to ${maxKeyLength} characters.`],
  })
}

async function claim(tx: TenantTx | PlatformTx, { actorId, route, key }: Attempt): Promise<void> {
  const lock = createHash('sha256')
    .update(JSON.stringify([actorId, route, key]))
    .digest()
    .readBigInt64BE()
  const { rows } = await sql<{ free: boolean }>`SELECT pg_try_advisory_xact_lock(${lock}) AS free`.execute(tx)
  if (rows[0]?.free) return
  throw new Failure(409, 'idempotency_in_progress', 'A request with this Idempotency-Key is still running.', {
    headers: { 'retry-after': '1' },
  })
}

/** An answer older than a day counts as forgotten, whether it was pruned yet or not. */
async function recall(
  tx: TenantTx | PlatformTx,
  { actorId, route, key, fingerprint, sealedWith }: Attempt,
): Promise<Answer | undefined> {
  const { rows } = await sql<Omit<Answer, 'replayed'> & { fingerprint: Buffer }>`
    WITH kept AS MATERIALIZED (
      SELECT * FROM idempotency_keys WHERE actor_id = ${actorId} AND route = ${route} AND key = ${key}
    ), forgotten AS (
      DELETE FROM idempotency_keys USING kept
      WHERE idempotency_keys.actor_id = kept.actor_id AND idempotency_keys.route = kept.route
        AND idempotency_keys.key = kept.key AND kept.created_at < now() - interval '24 hours'
    )
    SELECT status, location, body, request_id AS "requestId", fingerprint FROM kept
    WHERE created_at >= now() - interval '24 hours'`.execute(tx)
  if (rows[0] === undefined) return undefined
  const { fingerprint: first, ...answer } = rows[0]
  if (!first.equals(fingerprint)) throw mismatch()
  const body = sealedWith === undefined ? answer.body : unseal(answer.body, sealedWith)
  if (body === undefined) throw usedByAnother()
  return { ...answer, body, replayed: true }
}

async function remember(
  tx: TenantTx | PlatformTx,
  attempt: Attempt,
  { status, location, body, requestId }: Answer,
): Promise<void> {
  const { actorId, route, key, fingerprint, sealedWith } = attempt
  await tx
    .insertInto('idempotency_keys')
    .values({
      actor_id: actorId,
      route,
      key,
      user_id: 'userId' in tx ? tx.userId : actorId,
      fingerprint,
      status,
      location,
      body: sealedWith === undefined ? body : seal(body, sealedWith),
      request_id: requestId,
    })
    .execute()
    .catch(refuseOtherTenant)
}

/** The lock is ours, so the key was used before where this tenant cannot see it: an operator, for somebody else. */
function refuseOtherTenant(error: { code?: string }): never {
  throw error.code === uniqueViolated ? mismatch() : error
}

const mismatch = () =>
  new Failure(422, 'idempotency_mismatch', 'This Idempotency-Key was used before with another body.')

const usedByAnother = () =>
  new Failure(422, 'idempotency_mismatch', 'This Idempotency-Key was used before with another token.')
