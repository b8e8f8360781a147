import { type Actor, may, readScope, recordView } from '#modules/identity/access/index.ts'
import {
  askedBy,
  type Database,
  type PlatformTx,
  type TenantTx,
  withPlatform,
  withTenant,
} from '#platform/database/transactions.ts'

/**
 * In whose view entries are read: an operator's is that of everything, also where one user's entries are
 * asked for. In that user's own view the statements, logs and errors would be missing. Somebody else's are a 403.
 */
export function entriesInView(actor: Actor, userId: number | undefined): number | 'all' {
  readScope(actor, userId)
  return may(actor, 'tenants.any') ? 'all' : actor.shopId
}

/** Reads entries; what an operator sees of others is written to the audit log. */
export function withEntriesInView<T>(
  database: Database,
  actor: Actor,
  userId: number | undefined,
  work: (tx: TenantTx | PlatformTx) => Promise<T>,
): Promise<T> {
  const view = entriesInView(actor, userId)
  if (view !== 'all') return withTenant(database, view, work)
  return withPlatform(askedBy(database, actor), async (tx) => {
    const seen = await work(tx)
    await recordView(tx, actor, { ...actor.act.subject, ownerId: userId })
    return seen
  })
}
