import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { PlatformTx, TenantTx } from '../database/transactions.ts'
import { Failure } from '../http/failure.ts'
import { seal, unseal } from '../seal.ts'
import type { Answer } from './answer.ts'
import { type Attempt, attemptOf, lockOf, stillRunning } from './attempt.ts'
import { isUsedKey } from './claims.ts'

/** Part of the key: another word would make what is kept already unreadable. */
const purpose = 'a kept answer'

export interface OnceOptions {
  /** For an answer that must not lie in the database as it is: a secret that only its asker has. */
  sealedWith?: string
}

/**
 * Does the work of a request once per Idempotency-Key and answers every repetition with the first answer. The answer is
 * kept in the transaction of the work: an attempt that failed rolled back, and is not remembered. Without the header
 * the work is simply done.
 *
 * The advisory lock shows that an attempt is still running, without waiting for it. It ends with the transaction, so
 * that whoever gets it next finds what that one left.
 */
export async function once(
  tx: TenantTx | PlatformTx,
  request: FastifyRequest,
  actorId: number,
  work: () => Promise<Answer>,
  { sealedWith }: OnceOptions = {},
): Promise<Answer> {
  const attempt = attemptOf(request, actorId)
  if (attempt === undefined) return work()
  await claim(tx, attempt)
  const remembered = await recall(tx, attempt, sealedWith)
  if (remembered !== undefined) return remembered
  const answer = await work()
  await remember(tx, attempt, answer, sealedWith)
  return answer
}

async function claim(tx: TenantTx | PlatformTx, attempt: Attempt): Promise<void> {
  const { rows } = await sql<{ free: boolean }>`SELECT pg_try_advisory_xact_lock(${lockOf(attempt)}) AS free`.execute(
    tx,
  )
  if (!rows[0]?.free) throw stillRunning()
}

/** An answer older than a day counts as forgotten, whether it was pruned yet or not. */
async function recall(
  tx: TenantTx | PlatformTx,
  { actorId, route, key, fingerprint }: Attempt,
  sealedWith: string | undefined,
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
  const body = sealedWith === undefined ? answer.body : unseal(answer.body, sealedWith, purpose)
  if (body === undefined) throw usedByAnother()
  return { ...answer, body, replayed: true }
}

async function remember(
  tx: TenantTx | PlatformTx,
  attempt: Attempt,
  { status, location, body, requestId }: Answer,
  sealedWith: string | undefined,
): Promise<void> {
  const { actorId, tenantId, route, key, fingerprint } = attempt
  await tx
    .insertInto('idempotency_keys')
    .values({
      actor_id: actorId,
      route,
      key,
      user_id: 'userId' in tx ? tx.userId : tenantId,
      fingerprint,
      status,
      location,
      body: sealedWith === undefined ? body : seal(body, sealedWith, purpose),
      request_id: requestId,
    })
    .execute()
    .catch(refuseOtherTenant)
}

/** The lock is ours, so the key was used before where this tenant cannot see it: an operator, for somebody else. */
function refuseOtherTenant(error: { code?: string; constraint?: string }): never {
  throw isUsedKey(error) ? mismatch() : error
}

const mismatch = () =>
  new Failure(422, 'idempotency_mismatch', 'This Idempotency-Key was used before with another body.')

const usedByAnother = () =>
  new Failure(422, 'idempotency_mismatch', 'This Idempotency-Key was used before with another token.')
