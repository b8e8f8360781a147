import { settleTogether } from '#platform/database/settle-together.ts'
import { asTenant, type Database } from '#platform/database/transactions.ts'
import { openLanes } from '#platform/lanes.ts'
import { currentStory, currentTraceparent, inStory, note, type Story } from '#platform/observability/story.ts'
import { lockCarts, placeQuotesStatement, type QuotePlaced, type QuoteToPlace } from './place-quotes.statement.ts'

/** Orders a cart that was read without a lock. Answers the order's id, or nothing where it is not as it was read, or stock is short. */
export type OrderTogether = (
  userId: number,
  asked: Omit<QuoteToPlace, 'traceparent'> & { version: string },
) => Promise<number | undefined>

interface Asked extends QuoteToPlace {
  story: Story | undefined
  askedAt: number
}

/** As with orders of the desk, see `openPlacing`. */
const laneOptions = { mostTogether: 32, patienceMs: 100, mostRuns: 3 }

/** Carts of one shop that are ordered at the same time become orders in one transaction of one message. */
export function openOrdering(database: Database): OrderTogether {
  const underWay = new Set<string>()
  const order = openLanes((userId: number, carts: Asked[]) => orderTogether(database, userId, carts), laneOptions)
  return async (userId, asked) => {
    const cart = `${userId} ${asked.cartId}`
    // A second one in the same transaction would not wait for its lock.
    if (underWay.has(cart)) return undefined
    underWay.add(cart)
    const traced = { traceparent: currentTraceparent(), story: currentStory(), askedAt: performance.now() }
    const placed = await order(userId, { ...asked, ...traced }).finally(() => underWay.delete(cart))
    return placed.id ?? undefined
  }
}

async function orderTogether(
  database: Database,
  userId: number,
  carts: Asked[],
): Promise<PromiseSettledResult<QuotePlaced>[]> {
  const send = (some: Asked[]) => {
    const lock = lockCarts(
      userId,
      some.map(({ cartId }) => cartId),
    )
    return asTenant(database, userId, placeQuotesStatement(userId, some), ['products'], lock)
  }
  const settled = await inStory(carts[0]?.story, () => settleTogether(carts, { send, isUndecided }))
  for (const { story, askedAt: begunAt } of carts.slice(1))
    inStory(story, () => note('query', 'place storefront orders', { begunAt, details: { together: carts.length } }))
  return settled
}

const isUndecided = (outcome: QuotePlaced | undefined) => outcome?.id === null && outcome.ready && outcome.possible
