import { findNamedUser, namedUser } from '#modules/identity/accounts/index.ts'
import { declareCommand } from '#platform/command-line/command.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { reinstateUser } from './reinstate-user.ts'
import { suspendUser } from './suspend-user.ts'
import { SuspendUserRequest } from './suspensions.schemas.ts'

interface Needs {
  database: Database
}

export const suspendUserCommand = declareCommand({
  arguments: { user: namedUser },
  options: { reason: { about: 'what the user is told', value: 'TEXT', schema: SuspendUserRequest.shape.reason } },
  async run({ database }: Needs, { user, reason }, say) {
    const suspension = await withPlatform(database, async (tx) => {
      const { id: userId } = await findNamedUser(tx, user)
      return await suspendUser(tx, { userId, reason, by: undefined })
    })
    say(`User ${suspension.user_id} is suspended.`)
    return { done: true, result: suspension }
  },
})

export const reinstateUserCommand = declareCommand({
  arguments: { user: namedUser },
  async run({ database }: Needs, { user }, say) {
    const id = await withPlatform(database, async (tx) => {
      const found = await findNamedUser(tx, user)
      await reinstateUser(tx, found.id, undefined)
      return found.id
    })
    say(`User ${id} may sign in again.`)
    return { done: true, result: { user_id: id } }
  },
})
