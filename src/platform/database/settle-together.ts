import { isDatabaseUnavailable } from './unavailable.ts'

export interface Together<Item, Outcome> {
  /** One transaction of all of them, in their order. */
  send: (items: Item[]) => Promise<Outcome[]>
  /** It could not be decided beside those before it, and goes again after them. The first of a transaction is decided each time. */
  isUndecided: (outcome: Outcome | undefined) => boolean
}

/**
 * Does the work of several in one transaction. What one of them makes fail fails alone: the transaction was rolled back, and each goes
 * again by itself. A connection that is lost may have lost the answer to a COMMIT, so that nothing is sent again.
 */
export async function settleTogether<Item, Outcome>(
  items: Item[],
  together: Together<Item, Outcome>,
): Promise<PromiseSettledResult<Outcome>[]> {
  const { send, isUndecided } = together
  try {
    const outcomes = await send(items)
    const undecided = items.filter((_, at) => isUndecided(outcomes[at]))
    const later = undecided.length > 0 ? await settleTogether(undecided, together) : []
    return outcomes.map((value) =>
      isUndecided(value) ? (later.shift() as PromiseSettledResult<Outcome>) : { status: 'fulfilled', value },
    )
  } catch (reason) {
    if (items.length === 1 || !isRefusal(reason)) return items.map(() => ({ status: 'rejected', reason }))
    const settled: PromiseSettledResult<Outcome>[] = []
    for (const item of items) settled.push(...(await settleTogether([item], together)))
    return settled
  }
}

/** PostgreSQL refused a statement, other than one that had waited too long. */
const isRefusal = (error: unknown) =>
  /^(?!57)[0-9A-Z]{5}$/.test((error as { code?: string }).code ?? '') && !isDatabaseUnavailable(error)
