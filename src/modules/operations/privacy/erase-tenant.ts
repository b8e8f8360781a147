import type { Client } from 'pg'
import { memberInvitedEvent } from '#modules/identity/members/index.ts'
import { connectedClient } from '#platform/database/connect.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import { readTenantTables, type TenantTable } from './tenant-tables.ts'

const foreignKeyViolated = '23503'

/** How many rows of which table went. */
export type ErasedRows = Record<string, number>

/**
 * Deletes all rows of a user, in one transaction of the owner: nobody below may delete an order or a line of the ledger. It throws,
 * and nothing is gone, where other tenants' rows name the user, as those do that an operator or a member wrote.
 */
export async function eraseTenant(ownerUrl: string, userId: number): Promise<ErasedRows> {
  const owner = await connectedClient(ownerUrl)
  try {
    await owner.query('BEGIN')
    await owner.query("SELECT set_config('souk.erased_tenant', $1, true)", [String(userId)])
    // Whoever writes a row of theirs meanwhile waits, and then finds nobody to write it for.
    const { rows } = await owner.query<{ email: string }>('SELECT email FROM users WHERE id = $1 FOR UPDATE', [userId])
    if (rows[0] === undefined) throw new Error(`There is no user ${userId}.`)
    await forgetInvitations(owner, rows[0].email)
    const erased = await deleteRows(owner, await readTenantTables(owner), userId)
    await forgetBesides(owner, userId, rows[0].email)
    await owner.query('COMMIT')
    return erased
  } catch (error) {
    await owner.query('ROLLBACK')
    throw explain(error as Error & { code?: string; table?: string }, userId)
  } finally {
    await owner.end()
  }
}

/** The monitoring has a function of its own. A trigger may leave a row in a table that is empty already: each is looked at again. */
async function deleteRows(owner: Client, tables: readonly TenantTable[], userId: number): Promise<ErasedRows> {
  const erased: ErasedRows = {}
  const own = tables.filter(({ name }) => name !== 'monitoring_entries')
  for (const { name, column } of [...own.filter(({ name }) => name !== 'users'), ...own]) {
    const { rowCount } = await owner.query(`DELETE FROM ${owner.escapeIdentifier(name)} WHERE ${column} = $1`, [userId])
    if (rowCount) erased[name] = (erased[name] ?? 0) + rowCount
  }
  return erased
}

/** The address in invitations of other shops, and in the mails that brought them; one that has not gone out yet does not go. */
async function forgetInvitations(owner: Client, email: string): Promise<void> {
  await owner.query("SELECT set_config('souk.erased_address', $1, true)", [foldAddress(email)])
  await owner.query('DELETE FROM shop_invitations WHERE fold_address(email) = erased_address()')
  await owner.query(
    `DELETE FROM notification_deliveries WHERE fold_address(recipient) = erased_address()
       AND event_id IN (SELECT id FROM outbox WHERE event = $1)`,
    [memberInvitedEvent],
  )
  await owner.query(
    `UPDATE outbox SET payload = '{"mailed": false}' WHERE event = $1 AND fold_address(payload ->> 'recipient') = erased_address()`,
    [memberInvitedEvent],
  )
  await owner.query("DELETE FROM account_mails WHERE purpose = 'shop-invitation' AND recipient = erased_address()")
}

/** What is cached of them is old in every process; the audit log says what was done. */
async function forgetBesides(owner: Client, userId: number, email: string): Promise<void> {
  await owner.query('SELECT forget_monitoring($1, $2)', [userId, [email]])
  await owner.query(
    "INSERT INTO cache_invalidations (user_id, topic) SELECT $1, unnest(ARRAY['access', 'products', 'store']) ON CONFLICT DO NOTHING",
    [userId],
  )
  await owner.query(
    `INSERT INTO audit_entries (id, at, action, subject_type, subject_id, subject_owner_id, previous_hash, hash)
     VALUES (0, now(), 'tenants.erase', 'users', $1, $1, '', '')`,
    [userId],
  )
}

function explain(error: Error & { code?: string; table?: string }, userId: number): Error {
  if (error.code !== foreignKeyViolated) return error
  return new Error(
    `Rows of other tenants in ${error.table} say that user ${userId} wrote them, as an operator or as a member. Nothing was erased: take the rights and the name from that account instead.`,
    { cause: error },
  )
}
