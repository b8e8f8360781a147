import type { MediaDependencies } from '#modules/catalogue/media/index.ts'
import { createProduct } from '#modules/catalogue/products/index.ts'
import { atTheStart, createAccount, hashPassword } from '#modules/identity/accounts/index.ts'
import { moveOrder } from '#modules/sales/order-moves/index.ts'
import { placeOrder } from '#modules/sales/orders/index.ts'
import { withPlatform, withTenant } from '#platform/database/transactions.ts'
import { type DemoShop, demoShops } from './catalogues.ts'
import { openStorefront } from './open-storefront.ts'
import { pastOrders } from './past-orders.ts'
import { writePastOrders } from './write-past-orders.ts'

export const demoPassword = 'password'

/**
 * Three shops to look around in, with ninety days behind them. Today's orders are made by the commands that the API calls, so
 * that they have taken stock and sent their mails. Only an empty system gets them.
 */
export async function seedDemo(dependencies: MediaDependencies): Promise<void> {
  const { database } = dependencies
  const { users } = await withPlatform(database, (tx) =>
    tx
      .selectFrom('users')
      .select((row) => row.fn.countAll<number>().as('users'))
      .executeTakeFirstOrThrow(),
  )
  if (users > 0) return
  const passwordHash = await hashPassword(demoPassword, atTheStart)
  for (const shop of demoShops) await openDemoShop(dependencies, shop, passwordHash)
}

async function openDemoShop(dependencies: MediaDependencies, shop: DemoShop, passwordHash: string): Promise<void> {
  const { database } = dependencies
  const { name, email, role, storefront } = shop
  const userId = await withPlatform(database, (tx) => createAccount(tx, { name, email, passwordHash, role }))
  const ids = await withTenant(database, userId, async (tx) => {
    const created: number[] = []
    for (const product of shop.products) created.push((await createProduct(tx, product)).id)
    return created
  })
  if (storefront !== undefined) {
    const products = shop.products.map((product, at) => ({ id: ids[at] as number, name: product.name }))
    await openStorefront(dependencies, { userId, storefront, products })
  }
  await withTenant(database, userId, (tx) => writePastOrders(tx, pastOrders(shop, new Date()), ids))
  for (const { lines, moves } of shop.orders) {
    const items = lines.map(([product, quantity]) => ({ product_id: ids[product] as number, quantity }))
    const { id } = await withTenant(database, userId, (tx) => placeOrder(tx, items))
    for (const to of moves)
      await withTenant(database, userId, (tx) => moveOrder(tx, id, { to, note: null, by: userId }))
  }
}
