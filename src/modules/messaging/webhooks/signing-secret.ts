import { createHmac, randomBytes } from 'node:crypto'
import type { Secrets } from '#platform/secrets.ts'
import { noSecretsKey } from './webhooks.errors.ts'

const prefix = 'whsec_'
const secretBytes = 32

export const purposeOf = (userId: number) => `webhooks of ${userId}`

/** A new secret, to be shown once, and how it is kept. Throws where the server has nothing to keep it with. */
export function newSecret(secrets: Secrets | undefined, userId: number): { secret: string; sealed: string } {
  if (secrets === undefined) throw noSecretsKey()
  const secret = `${prefix}${randomBytes(secretBytes).toString('base64')}`
  return { secret, sealed: secrets.close(secret, purposeOf(userId)) }
}

interface Signed {
  webhookId: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
}

/** The headers of the Standard Webhooks specification. Each secret makes a signature: receivers need to know one of them. */
export function signedHeaders({ webhookId, timestamp, body }: Signed, secrets: readonly string[]) {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${webhookId}.${timestamp}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': webhookId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
}
