/** How much one pass of a relay or a publisher takes: nobody's thousands keep the others waiting. */
export const usersPerPass = 50
export const eventsPerUser = 100

/** After this while another process has probably ended the pass for which it holds a user. */
export const lookAgainAfterMs = 20

interface Turn {
  /** How many users had something. */
  users: number
  /** How many of those nobody else was at. */
  locked: number
  events: readonly { userId: number }[]
}

/**
 * Whether there may be more for which no wake comes: somebody's share was full, or who holds a user may have looked
 * before the newest row was there.
 */
export function mayBeMore({ users, locked, events }: Turn): boolean {
  const perUser = Map.groupBy(events, ({ userId }) => userId)
  const someShareIsFull = [...perUser.values()].some(({ length }) => length === eventsPerUser)
  return locked < users || users === usersPerPass || someShareIsFull
}
