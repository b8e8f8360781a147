import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import { categoryNotFound } from './categories.errors.ts'
import type { CategoryResource } from './categories.schemas.ts'
import { categoryColumns } from './category-list.ts'

export async function getCategory(tx: TenantTx, id: number): Promise<CategoryResource> {
  const row = await tx
    .selectFrom('categories')
    .select(categoryColumns)
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw categoryNotFound()
  return { ...row, created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() }
}

export async function findCategoryOwner(tx: PlatformTx, id: number): Promise<number | undefined> {
  return (await tx.selectFrom('categories').select('user_id').where('id', '=', id).executeTakeFirst())?.user_id
}
