import { sql } from 'kysely'
import { z } from 'zod'
import { declareCommand } from '#platform/command-line/command.ts'
import { type Database, type TenantTx, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { type Discrepancy, explain, findDiscrepancies } from './find-discrepancies.ts'

/** Which of the two is made to follow the other. */
type Repair = 'quantity' | 'ledger'

const repair = z
  .enum(['quantity', 'ledger'], {
    error: 'must be quantity, which then follows the ledger, or ledger, which follows the quantity',
  })
  .optional()

/** All is well where quantities and ledger agree in the end. */
export const reconcileStock = declareCommand({
  options: { repair: { about: 'what is made to follow the other: quantity or ledger', value: 'WHAT', schema: repair } },
  async run({ database }: { database: Database }, { repair }, say) {
    const found = await withPlatform(database, findDiscrepancies)
    let open = 0
    for (const discrepancy of found) {
      const { productId, userId, name, quantity, ledger } = discrepancy
      say(`Product ${productId} '${name}' of user ${userId}: the quantity is ${quantity}, the ledger proves ${ledger}.`)
      for (const line of await withPlatform(database, (tx) => explain(tx, discrepancy))) say(`  ${line}`)
      const outcome = repair && (await withTenant(database, userId, (tx) => settle(tx, discrepancy, repair)))
      if (outcome === undefined) open += 1
      else say(`  ${outcome}`)
    }
    if (found.length === 0) say('Every quantity is what its ledger proves.')
    else if (open > 0) say(`${open} to repair: --repair=quantity follows the ledger, --repair=ledger the quantity.`)
    return { done: open === 0, result: { discrepancies: found, open } }
  },
})

/** Reads both anew under the product's lock, because sales go on meanwhile. Undefined when it cannot be done. */
async function settle(tx: TenantTx, { productId }: Discrepancy, repair: Repair): Promise<string | undefined> {
  const { quantity } = await tx
    .selectFrom('products')
    .select('quantity')
    .where('user_id', '=', tx.userId)
    .where('id', '=', productId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const ledger = await ledgerOf(tx, productId)
  if (repair === 'ledger') {
    await book(tx, { productId, delta: quantity - ledger, quantity, reason: `Reconciled: ${ledger} were on the books` })
    return `Booked: the ledger proves ${quantity} now.`
  }
  if (ledger < 0) return undefined
  await tx
    .updateTable('products')
    .set({ quantity: ledger, updated_at: sql`now()` })
    .where('user_id', '=', tx.userId)
    .where('id', '=', productId)
    .execute()
  await book(tx, { productId, delta: 0, quantity: ledger, reason: `Reconciled: the quantity said ${quantity}` })
  return `Repaired: the quantity is ${ledger} now.`
}

async function ledgerOf(tx: TenantTx, productId: number): Promise<number> {
  const { ledger } = await tx
    .selectFrom('stock_movements')
    .select((row) => row.fn.coalesce(row.fn.sum<number>('delta'), sql<number>`0`).as('ledger'))
    .where('user_id', '=', tx.userId)
    .where('product_id', '=', productId)
    .executeTakeFirstOrThrow()
  return Number(ledger)
}

interface Line {
  productId: number
  delta: number
  quantity: number
  reason: string
}

async function book(tx: TenantTx, { productId, delta, quantity, reason }: Line): Promise<void> {
  await tx
    .insertInto('stock_movements')
    .values({
      user_id: tx.userId,
      product_id: productId,
      kind: 'correction',
      delta,
      quantity_after: quantity,
      reason,
    })
    .execute()
}
