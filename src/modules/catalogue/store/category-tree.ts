import type { VisitorTx } from '#platform/database/transactions.ts'
import type { StoreCategory } from './store.schemas.ts'

interface Node {
  id: number
  name: string
  slug: string
  children: Node[]
}

export async function readCategoryTree(tx: VisitorTx): Promise<StoreCategory[]> {
  const rows = await tx
    .selectFrom('categories')
    .select(['id', 'name', 'slug', 'parent_id'])
    .where('user_id', '=', tx.userId)
    .orderBy('depth')
    .orderBy('position')
    .orderBy('id')
    .execute()
  const nodes = new Map<number, Node>()
  const roots: Node[] = []
  // Parents come before their children.
  for (const { id, name, slug, parent_id } of rows) {
    const node: Node = { id, name, slug, children: [] }
    nodes.set(id, node)
    const siblings = parent_id === null ? roots : nodes.get(parent_id)?.children
    siblings?.push(node)
  }
  return roots as StoreCategory[]
}
