import { sql } from 'kysely'
import { codeForm, codeRefused, refusal } from '#modules/sales/promotions/index.ts'
import type { VisitorTx } from '#platform/database/transactions.ts'
import { tooManyCodes } from './carts.errors.ts'
import { touch } from './change-cart.ts'
import { priceContent } from './price-content.ts'
import { type CartContent, readCart } from './read-cart.ts'

const mostCodes = 10

/** What the code opens is seen once it lies in the cart; one that does nothing here is taken out again as this throws. */
export async function enterCode(tx: VisitorTx, cartId: number, code: string): Promise<CartContent> {
  if (!codeForm.test(code)) throw codeRefused(refusal(shortened(code), 'unknown'))
  await sql`
    INSERT INTO cart_codes (user_id, cart_id, code) VALUES (${tx.userId}, ${cartId}, ${code})
    ON CONFLICT (user_id, cart_id, code_key) DO NOTHING`.execute(tx)
  await touch(tx, cartId)
  const content = await readCart(tx, cartId)
  const refused = priceContent(content).refusals.find((one) => isSame(one.code, code))
  if (refused !== undefined) throw codeRefused(refused)
  if (content.promotions.entered.length > mostCodes) throw tooManyCodes()
  return content
}

export async function takeCodeOut(tx: VisitorTx, cartId: number, code: string): Promise<CartContent> {
  if (codeForm.test(code)) {
    await sql`
      DELETE FROM cart_codes WHERE user_id = ${tx.userId} AND cart_id = ${cartId} AND code_key = lower(${code} COLLATE "C")`.execute(
      tx,
    )
    await touch(tx, cartId)
  }
  return readCart(tx, cartId)
}

/** Both are ASCII. */
const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** What stands in a path may be long, and its sentence need not be. */
const shortened = (code: string) => [...code.toWellFormed()].slice(0, 50).join('')
