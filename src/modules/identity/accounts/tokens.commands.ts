import { z } from 'zod'
import { Abilities } from '#modules/identity/access/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import { issueToken } from '#modules/identity/tokens/index.ts'
import { declareCommand } from '#platform/command-line/command.ts'
import { wholeNumber } from '#platform/command-line/parameters.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { trimmedText } from '#platform/http/fields.ts'
import { accountSuspended } from './accounts.errors.ts'
import { findNamedUser, namedUser } from './find-named-user.ts'

const dayMs = 24 * 60 * 60 * 1000

const abilities = z
  .string()
  .transform((list) => list.split(',').map((name) => name.trim()))
  .pipe(Abilities)

export const createTokenCommand = declareCommand({
  arguments: { user: namedUser },
  options: {
    name: { about: 'what it is for', value: 'NAME', schema: trimmedText({ min: 1, max: 255 }).default('command line') },
    abilities: {
      about: 'what it may do, separated by commas: permissions and patterns such as products.*',
      value: 'LIST',
      schema: abilities.default(['*']),
    },
    days: {
      about: 'how long it lives',
      value: 'NUMBER',
      schema: wholeNumber({ min: 1, max: 3_650 }).optional(),
    },
  },
  async run({ database }: { database: Database }, { user, name, abilities, days }, say) {
    const expiresAt = days === undefined ? undefined : new Date(Date.now() + days * dayMs)
    const token = await withPlatform(database, async (tx) => {
      const { id } = await findNamedUser(tx, user)
      const { suspended_at } = await tx
        .selectFrom('users')
        .select('suspended_at')
        .where('id', '=', id)
        .forShare()
        .executeTakeFirstOrThrow()
      if (suspended_at !== null) throw accountSuspended()
      const issued = await issueToken(tx, { userId: id, name, abilities, ...(expiresAt && { expiresAt }) })
      const subject = { type: 'users', id, ownerId: id }
      await recordAudit(tx, {
        by: undefined,
        action: 'users.create-token',
        subject,
        after: { issued: issued.id, name, abilities },
      })
      return issued
    })
    say(token.plainText)
    return {
      done: true,
      result: { id: token.id, token: token.plainText, expires_at: expiresAt?.toISOString() ?? null },
    }
  },
})
