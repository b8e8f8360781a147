import { sql } from 'kysely'
import {
  createCategory,
  lockCategories,
  type PathOfCategory,
  readCategoryPaths,
} from '#modules/catalogue/categories/index.ts'
import { placeEach } from '#modules/catalogue/listings/index.ts'
import type { TenantTx } from '#platform/database/transactions.ts'
import { type CategoryPath, writePath, writePaths } from '../category-paths.ts'

/** The shop's categories by their paths. */
export type Tree = ReadonlyMap<string, number>

export async function readTree(tx: TenantTx): Promise<{ tree: Tree; paths: PathOfCategory[] }> {
  const paths = await readCategoryPaths(tx)
  const tree = new Map<string, number>()
  for (const { id, path } of paths) if (!tree.has(writePath(path))) tree.set(writePath(path), id)
  return { tree, paths }
}

/** The paths of the categories that these listings lie in, each as a cell says them. */
export async function readPlaces(tx: TenantTx, listings: readonly number[]): Promise<Map<number, string>> {
  const { paths } = await readTree(tx)
  const byId = new Map(paths.map(({ id, path }) => [id, path]))
  const { rows } = await sql<{ listing: number; categories: number[] }>`
    SELECT listing_id AS listing, json_agg(category_id ORDER BY category_id) AS categories FROM listing_categories
    WHERE user_id = ${tx.userId} AND listing_id = ANY (${listings}::bigint[]) GROUP BY listing_id`.execute(tx)
  return new Map(
    rows.map(({ listing, categories }) => [listing, writePaths(categories.map((id) => byId.get(id) ?? []))]),
  )
}

/** Whatever the order, and however often one stands there. */
export const sameAs = (paths: readonly CategoryPath[]) => [...new Set(paths.map(writePath))].sort().join('\n')

/** What has to be made for these paths, those above before those below, once each. */
export function missingFor(paths: readonly CategoryPath[], tree: Tree, known: ReadonlySet<string>): string[][] {
  const missing = new Map<string, string[]>()
  for (const path of paths)
    for (const [at] of path.entries()) {
      const above = path.slice(0, at + 1)
      const key = writePath(above)
      if (!tree.has(key) && !known.has(key)) missing.set(key, above)
    }
  return [...missing.values()]
}

interface ToPlace {
  listingId: number
  categories: readonly CategoryPath[]
}

/** Puts listings into just these categories, and makes those that are missing. Answers the paths of what it made. */
export async function putCategories(tx: TenantTx, placed: readonly ToPlace[]): Promise<string[]> {
  if (placed.length === 0) return []
  const wanted = placed.flatMap(({ categories }) => categories)
  const made: string[] = []
  let { tree } = await readTree(tx)
  if (missingFor(wanted, tree, new Set()).length > 0) {
    // Somebody else may have made them before it was our turn.
    await lockCategories(tx)
    tree = (await readTree(tx)).tree
    const grown = new Map(tree)
    for (const path of missingFor(wanted, tree, new Set())) {
      const parent_id = grown.get(writePath(path.slice(0, -1))) ?? null
      const { id } = await createCategory(tx, { name: path.at(-1) as string, parent_id, position: 0 })
      grown.set(writePath(path), id)
      made.push(writePath(path))
    }
    tree = grown
  }
  const idOf = (path: CategoryPath) => tree.get(writePath(path)) as number
  await placeEach(
    tx,
    placed.map(({ listingId, categories }) => ({ listingId, categoryIds: [...new Set(categories.map(idOf))] })),
  )
  return made
}
