import type { FastifyRequest } from 'fastify'
import { attemptOf, lockOf } from './attempt.ts'

/** What a statement gets of an attempt, in a row that may have none. */
export interface ClaimColumns {
  actor_id: number
  route: string
  key: string
  fingerprint: string
  lock: string
  request_id: string
  /** What stands before and behind the resource in the answer. */
  head: string
  tail: string
}

export const claimColumns =
  'actor_id bigint, route text, key text, fingerprint text, lock bigint, request_id text, head text, tail text'

/** Undefined for a request without an Idempotency-Key. */
export function claimOf(
  request: FastifyRequest,
  actorId: number,
  [head, tail]: readonly [string, string],
): ClaimColumns | undefined {
  const attempt = attemptOf(request, actorId)
  if (attempt === undefined) return undefined
  const { route, key, fingerprint } = attempt
  const lock = String(lockOf(attempt))
  return {
    actor_id: actorId,
    route,
    key,
    fingerprint: fingerprint.toString('hex'),
    lock,
    request_id: request.id,
    head,
    tail,
  }
}

/** `used`: there is an answer already, see `once`. `running`: somebody is at it. */
export type Claim = 'free' | 'used' | 'running'

/** Whether the error says that somebody else kept an answer under the key. */
export const isUsedKey = ({ code, constraint }: { code?: string; constraint?: string }) =>
  code === '23505' && constraint === 'idempotency_keys_pkey'

/**
 * As `once` does it, for a statement that does the work of several requests: each row of `asked` is free to be worked on or
 * not. An attempt that released its lock after this statement began has kept an answer which the statement cannot see: then
 * keeping a second one fails, and with it the transaction.
 */
export const claims = `
claims AS MATERIALIZED (
  SELECT ordinal, CASE
    WHEN key IS NULL THEN 'free'
    WHEN (SELECT true FROM idempotency_keys AS kept
      WHERE kept.actor_id = asked.actor_id AND kept.route = asked.route AND kept.key = asked.key) THEN 'used'
    WHEN pg_try_advisory_xact_lock(lock) THEN 'free' ELSE 'running' END AS claim
  FROM asked
)`

/** Keeps the answers to what was made: `resources (ordinal, resource_id, resource)`, in a path below `prefix`. $1 is the user. */
export const keptAnswers = (prefix: string) => `
kept AS (
  INSERT INTO idempotency_keys (actor_id, route, key, user_id, fingerprint, status, location, body, request_id)
  SELECT actor_id, route, key, $1::bigint, decode(fingerprint, 'hex'), 201, '${prefix}' || resource_id,
    head || resource || tail, request_id
  FROM resources JOIN asked USING (ordinal) WHERE key IS NOT NULL
)`
