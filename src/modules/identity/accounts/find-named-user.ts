import { z } from 'zod'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { notFound } from '#platform/http/failure.ts'
import { findAccountByEmail } from './accounts.queries.ts'

/** For commands: who types one knows an address or an id. */
export const namedUser = { about: "the user's id or e-mail address", schema: z.string().min(1) }

export async function findNamedUser(tx: PlatformTx, named: string): Promise<{ id: number; email: string }> {
  const user = /^[1-9]\d{0,14}$/.test(named)
    ? await tx.selectFrom('users').select(['id', 'email']).where('id', '=', Number(named)).executeTakeFirst()
    : await findAccountByEmail(tx, named)
  if (user === undefined) throw notFound(`There is no user '${named}'.`)
  return { id: user.id, email: user.email }
}
