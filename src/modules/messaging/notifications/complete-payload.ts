import { issueMailedToken, purposeOf } from '#modules/identity/mailed-tokens/index.ts'
import type { Json } from '#platform/database/schema.ts'
import type { Database } from '#platform/database/transactions.ts'

interface Announced {
  userId: number
  recipient: string
  event: string
  payload: Json
}

/** Adds what no row may hold: a token is made at the moment its mail is, and lies nowhere but in that mail. */
export async function completePayload(
  { database, appUrl }: { database: Database; appUrl: string },
  { userId, recipient: email, event, payload }: Announced,
): Promise<unknown> {
  const purpose = purposeOf(event)
  if (purpose === undefined) return payload
  return { token: await issueMailedToken(database, { userId, email, purpose }), appUrl }
}
