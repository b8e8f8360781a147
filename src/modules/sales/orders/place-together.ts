import { settleTogether } from '#platform/database/settle-together.ts'
import { asTenant, type Database } from '#platform/database/transactions.ts'
import { stillRunning } from '#platform/idempotency/attempt.ts'
import { type ClaimColumns, isUsedKey } from '#platform/idempotency/claims.ts'
import { openLanes } from '#platform/lanes.ts'
import { currentStory, currentTraceparent, inStory, note, type Story } from '#platform/observability/story.ts'
import { quantitiesByProduct } from './available-quantity.ts'
import type { RequestedItem } from './orders.schemas.ts'
import { placedOrRefused, refuseOverflow } from './place-order.ts'
import {
  type OrderToPlace,
  type PlacingOutcome,
  placeOrdersStatement,
  placeOrdersText,
} from './place-orders.statement.ts'

/** Places an order of a user's own. Answers it as JSON, or nothing where its key has been used: then `once` knows what to say. */
export type PlaceOwnOrder = (
  userId: number,
  items: readonly RequestedItem[],
  claim: ClaimColumns | undefined,
) => Promise<{ id: number; resource: string } | undefined>

/** More at a time would hold up the first of them; more runs would take connections for orders that wait for each other. */
const laneOptions = { mostTogether: 32, patienceMs: 100, mostRuns: 3 }

interface Asked extends OrderToPlace {
  story: Story | undefined
  askedAt: number
}

/**
 * Orders of one shop that arrive together are placed in one transaction of one message: they would wait for each other anyway,
 * for a commit each.
 */
export function openPlacing(database: Database): PlaceOwnOrder {
  const running = new Set<string>()
  const place = openLanes((userId: number, orders: Asked[]) => placeTogether(database, userId, orders), laneOptions)

  async function placeOnce(userId: number, order: Asked): Promise<PlacingOutcome> {
    const lock = order.claim?.lock
    if (lock === undefined) return place(userId, order)
    // The transaction's own lock would let it through a second time.
    if (running.has(lock)) throw stillRunning()
    running.add(lock)
    return place(userId, order).finally(() => running.delete(lock))
  }

  return async (userId, items, claim) => {
    const quantities = quantitiesByProduct(items)
    const traceparent = currentTraceparent()
    const asked = { by: userId, quantities, traceparent, claim, story: currentStory(), askedAt: performance.now() }
    const outcome = await placeOnce(userId, asked).catch((error) =>
      isUsedKey(error) ? undefined : refuseOverflow(error),
    )
    if (outcome?.claim === 'running') throw stillRunning()
    return outcome?.claim === 'free' ? placedOrRefused(outcome, items) : undefined
  }
}

/** The story of the first order records all that is done; those of the others, how long they took. */
async function placeTogether(
  database: Database,
  userId: number,
  orders: Asked[],
): Promise<PromiseSettledResult<PlacingOutcome>[]> {
  const send = (some: OrderToPlace[]) => asTenant(database, userId, placeOrdersStatement(userId, some), ['products'])
  const settled = await inStory(orders[0]?.story, () => settleTogether(orders, { send, isUndecided }))
  for (const { story, askedAt: begunAt } of orders.slice(1)) {
    inStory(story, () => note('query', placeOrdersText, { begunAt, details: { together: orders.length } }))
  }
  return settled
}

const isUndecided = (outcome: PlacingOutcome | undefined) =>
  outcome?.claim === 'free' && outcome.possible && outcome.resource === null
