import { assignRole } from '#modules/identity/access/index.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { emailTaken } from './accounts.errors.ts'

export interface NewAccount {
  name: string
  email: string
  passwordHash: string
  role: string
}

/** Two who register one address at once: the index lets the first through, and the second hears that it is taken. */
export async function createAccount(tx: PlatformTx, { name, email, passwordHash, role }: NewAccount): Promise<number> {
  const created = await tx
    .insertInto('users')
    .values({ name, email, password_hash: passwordHash })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (created === undefined) throw emailTaken()
  await assignRole(tx, created.id, role)
  return created.id
}
