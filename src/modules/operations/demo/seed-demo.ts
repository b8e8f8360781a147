import { createProduct } from '#modules/catalogue/products/index.ts'
import { atTheStart, createAccount, hashPassword } from '#modules/identity/accounts/index.ts'
import { moveOrder, placeOrder } from '#modules/sales/orders/index.ts'
import { type Database, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { type DemoShop, demoShops } from './catalogues.ts'

export const demoPassword = 'password'

/**
 * Three shops to look around in, made by the commands that the API calls, so that their orders have taken stock and
 * sent their mails. Only an empty system gets them.
 */
export async function seedDemo(database: Database): Promise<void> {
  const { users } = await withPlatform(database, (tx) =>
    tx
      .selectFrom('users')
      .select((row) => row.fn.countAll<number>().as('users'))
      .executeTakeFirstOrThrow(),
  )
  if (users > 0) return
  const passwordHash = await hashPassword(demoPassword, atTheStart)
  for (const shop of demoShops) await openShop(database, shop, passwordHash)
}

async function openShop(database: Database, shop: DemoShop, passwordHash: string): Promise<void> {
  const { name, email, role } = shop
  const userId = await withPlatform(database, (tx) => createAccount(tx, { name, email, passwordHash, role }))
  const ids = await withTenant(database, userId, async (tx) => {
    const created: number[] = []
    for (const product of shop.products) created.push((await createProduct(tx, product)).id)
    return created
  })
  for (const { lines, moves } of shop.orders) {
    const items = lines.map(([product, quantity]) => ({ product_id: ids[product] as number, quantity }))
    const { id } = await withTenant(database, userId, (tx) => placeOrder(tx, items))
    for (const to of moves)
      await withTenant(database, userId, (tx) => moveOrder(tx, id, { to, note: null, by: userId }))
  }
}
