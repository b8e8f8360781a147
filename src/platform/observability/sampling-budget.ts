export type Budget = (now: number) => boolean

/** A quiet system shows all that it does; after that the rate counts. */
const burstSeconds = 10

/** Whether one more may be kept: so many per second and, after a quiet while, what ten seconds would have held at once. */
export function openBudget(perSecond: number): Budget {
  const most = perSecond * burstSeconds
  let tokens = most
  let filledAt = 0
  /** Nothing is left until then. It is asked thousands of times a second, and looks at this first. */
  let emptyUntil = 0
  return (now) => {
    if (now < emptyUntil) return false
    tokens = Math.min(most, tokens + ((now - filledAt) / 1_000) * perSecond)
    filledAt = now
    if (tokens < 1) {
      emptyUntil = now + ((1 - tokens) / perSecond) * 1_000
      return false
    }
    tokens -= 1
    return true
  }
}

/** A share of its own for each kind: the jobs of a busy minute do not hide the one request that somebody looks for. */
export function openBudgets(perSecond: number): (kind: string) => Budget {
  const budgets = new Map<string, Budget>()
  return (kind) => {
    const known = budgets.get(kind)
    if (known !== undefined) return known
    const budget = openBudget(perSecond)
    budgets.set(kind, budget)
    return budget
  }
}
