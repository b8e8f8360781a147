import type { TenantTx } from '#platform/database/transactions.ts'

export async function revokeToken(tx: TenantTx, id: number): Promise<void> {
  await tx.deleteFrom('personal_access_tokens').where('id', '=', id).execute()
}
