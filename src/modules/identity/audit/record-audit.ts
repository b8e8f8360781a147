import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'

/** Who acted, by which token and from where. */
export interface AuditActor {
  userId: number
  token: { id: number }
  ip: string
  requestId: string
}

export interface AuditEntry {
  /** Nobody when the system itself acts, at its start or by a command. */
  by: AuditActor | undefined
  /** Such as `roles.update`. */
  action: string
  subject: { type: string; id?: number | undefined; ownerId?: number | undefined }
  before?: unknown
  after?: unknown
}

const maxIpLength = 100
/** The log cannot be written over: what names a buyer never comes into it, so that a buyer can be erased. */
const personalNames: Record<string, readonly string[]> = {
  orders: [
    'email',
    'shipping_address',
    'billing_address',
    'note',
    'text',
    'reason',
    'tracking_number',
    'tracking_url',
    'metadata',
  ],
  fulfillments: ['tracking_number', 'tracking_url'],
  payments: ['note'],
  buyers: ['name', 'email', 'metadata'],
}
const secretNames = /password|secret|token|hash|authorization|cookie|credential/i

/**
 * Writes an entry that commits with the act itself. Call it last in the transaction: from here to the commit every
 * other writer of an entry waits, and whoever took row locks after it could deadlock with one. In a tenant's
 * transaction the entry must concern that tenant (`ownerId`), or PostgreSQL refuses it.
 */
export async function recordAudit(tx: TenantTx | PlatformTx, entry: AuditEntry): Promise<void> {
  const { by, action, subject, before, after } = entry
  await tx
    .insertInto('audit_entries')
    .values({
      actor_id: by?.userId ?? null,
      token_id: by?.token.id ?? null,
      // Behind a trusted proxy this is whatever the client wrote into a header.
      ip: by?.ip.slice(0, maxIpLength) ?? null,
      request_id: by?.requestId ?? null,
      action,
      subject_type: subject.type,
      subject_id: subject.id ?? null,
      subject_owner_id: subject.ownerId ?? null,
      before: toJson(withoutPersons(subject.type, before)),
      after: toJson(withoutPersons(subject.type, after)),
      ...filledByTrigger,
    })
    .execute()
}

/** The database puts these in place of whatever a writer says: the chain is not ours to forge. */
const filledByTrigger = { id: 0, at: new Date(0), previous_hash: Buffer.alloc(0), hash: Buffer.alloc(0) }

const toJson = (value: unknown) => (value === undefined ? null : JSON.stringify(withoutSecrets(value)))

/** Only what is filled is blanked, so that the log still shows whether there was something. */
function withoutPersons(subjectType: string, value: unknown): unknown {
  const names = personalNames[subjectType]
  if (names === undefined || value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, names.includes(name) && held !== null ? '[personal]' : held]),
  )
}

/** The same value with everything that is named like a secret blanked, however deep it lies. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, secretNames.test(name) ? '[removed]' : withoutSecrets(held)]),
  )
}
