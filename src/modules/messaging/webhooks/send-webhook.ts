import { guardedRequest, UnansweredRequest } from '#platform/outgoing/guarded-request.ts'
import type { Secrets } from '#platform/secrets.ts'
import { maxAttempts } from './attempts.ts'
import type { ClaimedDelivery } from './claim-deliveries.ts'
import { purposeOf, signedHeaders } from './signing-secret.ts'

export interface Sending {
  secrets: Secrets | undefined
  allowPrivate: boolean
  signal: AbortSignal
}

/** What became of an attempt. */
export interface Outcome {
  /** Why it failed; null when the receiver has it. */
  failure: string | null
  status: number | null
  answer: string | null
  durationMs: number | null
}

const timeoutMs = 10_000
/** Bytes: what is kept of an answer, which nobody reads but who looks for a mistake. */
const maxAnswerBytes = 2_000

export async function sendWebhook(
  delivery: ClaimedDelivery,
  { secrets, allowPrivate, signal }: Sending,
): Promise<Outcome> {
  if (delivery.attempts > maxAttempts) return unsent('The process ended during the last attempt.')
  const signing = openSecretsOf(delivery, secrets)
  if (signing === undefined) return unsent('The signing secret cannot be read: SECRETS_KEY is another one. Rotate it.')
  const { webhookId, body, url } = delivery
  const headers = signedHeaders({ webhookId, timestamp: Math.floor(Date.now() / 1_000), body }, signing)
  const begunAt = performance.now()
  const sent = await guardedRequest(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Souk-Webhooks', ...headers },
    body,
    timeoutMs,
    maxAnswerBytes,
    allowPrivate,
    signal,
  }).catch((error) => error)
  const durationMs = Math.round(performance.now() - begunAt)
  if (sent instanceof UnansweredRequest) return { ...unsent(sent.message), durationMs }
  if (sent instanceof Error) throw sent
  const isTaken = sent.status >= 200 && sent.status < 300
  return {
    failure: isTaken ? null : `The answer was ${sent.status}.`,
    status: sent.status,
    // PostgreSQL keeps no zero bytes.
    answer: sent.body.toString('utf8').replaceAll('\0', '').slice(0, maxAnswerBytes),
    durationMs,
  }
}

const unsent = (failure: string): Outcome => ({ failure, status: null, answer: null, durationMs: null })

/** The present secret first. Undefined when that one cannot be read. */
function openSecretsOf(
  { userId, sealedSecret, sealedPreviousSecret }: ClaimedDelivery,
  secrets: Secrets | undefined,
): string[] | undefined {
  const open = (sealed: string | null) => (sealed === null ? undefined : secrets?.open(sealed, purposeOf(userId)))
  const present = open(sealedSecret)
  return present === undefined
    ? undefined
    : [present, open(sealedPreviousSecret)].filter((secret) => secret !== undefined)
}
