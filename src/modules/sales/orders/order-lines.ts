import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { validationFailed } from '#platform/http/failure.ts'

/** A line of an order and how far it came. Money is text with two decimals. */
export interface OrderLine {
  id: number
  product_name: string
  quantity: number
  unit_price: string
  discount: string
  tax: string
  fulfilled: number
  cancelled: number
  returned: number
  refunded: number
}

export interface LineUnits {
  order_item_id: number
  quantity: number
}

/** The caller has locked the order. */
export async function readLines(tx: TenantTx, orderId: number): Promise<OrderLine[]> {
  const { rows } = await sql<OrderLine>`
    SELECT id, product_name, quantity, unit_price, discount, tax, fulfilled, cancelled, returned, refunded FROM order_items
    WHERE user_id = ${tx.userId} AND order_id = ${orderId} ORDER BY id`.execute(tx)
  return rows
}

/** How many units of a line an act may still have, and what is said where more are asked for. */
interface Allowed {
  left: (line: OrderLine) => number
  refusal: (line: OrderLine, left: number) => string
}

/**
 * The lines that units are asked of, each with its units; without any, all lines with all that is left. Throws a sentence for
 * each line that is not the order's, is named twice, or has fewer.
 */
export function chooseUnits(
  lines: readonly OrderLine[],
  asked: readonly LineUnits[] | undefined,
  { left, refusal }: Allowed,
): { line: OrderLine; quantity: number }[] {
  if (asked === undefined) {
    return lines.map((line) => ({ line, quantity: left(line) })).filter(({ quantity }) => quantity > 0)
  }
  const errors: Record<string, string[]> = {}
  const chosen = asked.flatMap(({ order_item_id, quantity }, at) => {
    const line = lines.find(({ id }) => id === order_item_id)
    const isRepeated = asked.findIndex((other) => other.order_item_id === order_item_id) < at
    if (line === undefined || isRepeated) {
      errors[`items.${at}.order_item_id`] = [
        isRepeated ? 'This line is named twice.' : `The order has no line ${order_item_id}.`,
      ]
      return []
    }
    if (quantity > left(line)) errors[`items.${at}.quantity`] = [refusal(line, left(line))]
    return [{ line, quantity }]
  })
  if (Object.keys(errors).length > 0) throw validationFailed(errors)
  return chosen
}

type Counter = 'fulfilled' | 'cancelled' | 'returned' | 'refunded'

/** Counts units on their lines. PostgreSQL refuses more than a line has, whatever was looked at before. */
export async function countUnits(
  tx: TenantTx,
  counter: Counter,
  units: readonly { line: OrderLine; quantity: number }[],
): Promise<void> {
  const counted = units.map(({ line, quantity }) => ({ id: line.id, quantity }))
  const column = sql.ref(counter)
  await sql`
    UPDATE order_items SET ${column} = ${column} + counted.quantity
    FROM json_to_recordset(${JSON.stringify(counted)}::json) AS counted (id bigint, quantity int)
    WHERE order_items.user_id = ${tx.userId} AND order_items.id = counted.id`.execute(tx)
}
