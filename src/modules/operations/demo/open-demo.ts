import { sql } from 'kysely'
import type { MediaDependencies } from '#modules/catalogue/media/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import type { DemoShop } from './catalogues.ts'
import { closedReason, findDemoAddresses } from './demo-accounts.ts'
import { seedDemo } from './seed-demo.ts'

/** Makes the demo's accounts in an empty system, or opens those again that `closeDemo` has closed. Answers the open ones. */
export async function openDemo(dependencies: MediaDependencies): Promise<DemoShop[]> {
  const { database } = dependencies
  await seedDemo(dependencies)
  return withPlatform(database, async (tx) => {
    const reopened = await tx
      .updateTable('users')
      .set({ suspended_at: null, suspension_reason: null, updated_at: sql`now()` })
      .where('suspension_reason', '=', closedReason)
      .where('id', 'in', (await findDemoAddresses(tx)).map(({ id }) => id).concat(0))
      .returning('id')
      .execute()
    for (const { id } of reopened)
      await recordAudit(tx, { by: undefined, action: 'users.reinstate', subject: { type: 'users', id, ownerId: id } })
    const open = (await findDemoAddresses(tx)).filter(({ suspended_at }) => suspended_at === null)
    return open.map(({ shop }) => shop)
  })
}
