/** A quiet system shows all that it does; after that the rate counts. */
const burstSeconds = 10

/** Whether one more may be kept: so many per second and, after a quiet while, what ten seconds would have held at once. */
export function openBudget(perSecond: number): (now: number) => boolean {
  const most = perSecond * burstSeconds
  let tokens = most
  let filledAt = 0
  return (now) => {
    tokens = Math.min(most, tokens + ((now - filledAt) / 1_000) * perSecond)
    filledAt = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}

/** A share of its own for each kind: the jobs of a busy minute do not hide the one request that somebody looks for. */
export function openBudgets(perSecond: number): (kind: string, now: number) => boolean {
  const budgets = new Map<string, ReturnType<typeof openBudget>>()
  return (kind, now) => {
    const budget = budgets.get(kind) ?? openBudget(perSecond)
    budgets.set(kind, budget)
    return budget(now)
  }
}
