/** What everybody in a scope would be answered: one user's answers about a topic, or those about all users. */
export interface Scope {
  topic: string
  user: number | 'all'
}

/** That a transaction changes something of a user's. */
export interface Change {
  topic: string
  user_id: number
}

/** A change is news for its user's answers and for those about all users. */
export function scopesOf(changes: readonly Change[]): Scope[] {
  const scopes = new Map<string, Scope>()
  for (const { topic, user_id } of changes)
    for (const user of [user_id, 'all'] as const) scopes.set(`${topic} ${user}`, { topic, user })
  return [...scopes.values()]
}
