import { sql } from 'kysely'
import { freeSlug, slugOf } from '#modules/catalogue/shops/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { categoryNotFound, hasChildren, insideItself, slugTaken, tooDeep, unknownParent } from './categories.errors.ts'
import { getCategory } from './categories.queries.ts'
import type { CategoryResource, CreateCategoryRequest, UpdateCategoryRequest } from './categories.schemas.ts'
import { lockCategories } from './category-paths.ts'

const uniqueViolated = '23505'
const foreignKeyViolated = '23503'
const deepest = 4

export async function createCategory(
  tx: TenantTx,
  { slug, ...category }: Omit<CreateCategoryRequest, 'user_id'>,
): Promise<CategoryResource> {
  const depth = 1 + (await depthOf(tx, category.parent_id))
  if (depth > deepest) throw tooDeep()
  const { id } = await tx
    .insertInto('categories')
    .values({ user_id: tx.userId, ...category, depth, slug: slug ?? (await freeSlugFor(tx, category.name)) })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch(nameTakenSlug)
  return getCategory(tx, id)
}

export async function updateCategory(
  tx: TenantTx,
  id: number,
  { parent_id, ...changes }: UpdateCategoryRequest,
): Promise<CategoryResource> {
  await getCategory(tx, id)
  if (parent_id !== undefined) await move(tx, id, parent_id)
  await tx
    .updateTable('categories')
    .set({ ...changes, updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .execute()
    .catch(nameTakenSlug)
  return getCategory(tx, id)
}

/** Its listings stay, and so do categories: one that others lie in is not deleted. */
export async function deleteCategory(tx: TenantTx, id: number): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('categories')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
    .catch((error: { code?: string }) => {
      throw error.code === foreignKeyViolated ? hasChildren() : error
    })
  if (numDeletedRows === 0n) throw categoryNotFound()
}

/** With all that lies in it. Moves of one shop's categories wait for each other: two at once could make a circle. */
async function move(tx: TenantTx, id: number, parentId: number | null): Promise<void> {
  await lockCategories(tx)
  const tree = await treeOf(tx, id)
  if (tree.some((category) => category.id === parentId)) throw insideItself()
  const depth = 1 + (await depthOf(tx, parentId))
  if (depth + Math.max(...tree.map(({ below }) => below)) > deepest) throw tooDeep()
  for (const { id: moved, below } of tree) {
    await tx
      .updateTable('categories')
      .set({ depth: depth + below, ...(moved === id && { parent_id: parentId }) })
      .where('user_id', '=', tx.userId)
      .where('id', '=', moved)
      .execute()
  }
}

/** The category and all below it, and how far below. */
async function treeOf(tx: TenantTx, id: number): Promise<{ id: number; below: number }[]> {
  const { rows } = await sql<{ id: number; below: number }>`
    WITH RECURSIVE tree AS (
      SELECT id, 0 AS below FROM categories WHERE user_id = ${tx.userId} AND id = ${id}
      UNION ALL
      SELECT categories.id, below + 1 FROM categories JOIN tree ON parent_id = tree.id WHERE user_id = ${tx.userId}
    ) SELECT id, below FROM tree`.execute(tx)
  return rows
}

async function depthOf(tx: TenantTx, id: number | null): Promise<number> {
  if (id === null) return 0
  const parent = await tx
    .selectFrom('categories')
    .select('depth')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (parent === undefined) throw unknownParent()
  return parent.depth
}

async function freeSlugFor(tx: TenantTx, name: string): Promise<string> {
  const wish = slugOf(name)
  const taken = await tx
    .selectFrom('categories')
    .select('slug')
    .where('user_id', '=', tx.userId)
    .where((or) => or.or([or('slug', '=', wish), or('slug', 'like', `${wish}-%`)]))
    .execute()
  return freeSlug(
    wish,
    taken.map(({ slug }) => slug),
  )
}

function nameTakenSlug(error: { code?: string }): never {
  throw error.code === uniqueViolated ? slugTaken() : error
}
