/** Whether one more may be kept: so many per second, and after a quiet while the same number at once. */
export function openBudget(perSecond: number): (now: number) => boolean {
  let tokens = perSecond
  let filledAt = 0
  return (now) => {
    if (perSecond === 0) return false
    tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1_000) * perSecond)
    filledAt = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
