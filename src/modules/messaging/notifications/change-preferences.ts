import type { TenantTx } from '#platform/database/transactions.ts'
import type { PreferencesResource } from './notifications.schemas.ts'

/** Holds for what is announced from now on; a mail that is planned already still goes out. */
export async function changePreferences(tx: TenantTx, preferences: PreferencesResource): Promise<PreferencesResource> {
  return tx
    .insertInto('notification_preferences')
    .values({ user_id: tx.userId, ...preferences })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(preferences))
    .returning('order_status_mails')
    .executeTakeFirstOrThrow()
}
