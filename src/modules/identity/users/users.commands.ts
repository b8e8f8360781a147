import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import {
  atTheStart,
  createAccount,
  findNamedUser,
  hashPassword,
  NewPassword,
  namedUser,
} from '#modules/identity/accounts/index.ts'
import { recordAudit } from '#modules/identity/audit/index.ts'
import { declareCommand } from '#platform/command-line/command.ts'
import { flag } from '#platform/command-line/parameters.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { trimmedText } from '#platform/http/fields.ts'
import { mailAddress } from '#platform/mail/mail-address.ts'
import { setRoles } from './set-roles.ts'

interface Needs {
  database: Database
}

const roles = {
  about: 'role names, separated by commas',
  schema: z.string().transform((list) => [...new Set(list.split(',').map((name) => name.trim()))]),
}

export const createUserCommand = declareCommand({
  arguments: { email: { about: 'the e-mail address to sign in with', schema: mailAddress } },
  options: {
    name: {
      about: 'how the user is called',
      value: 'NAME',
      schema: trimmedText({ min: 1, max: 255 }).default('New user'),
    },
    roles: { ...roles, value: 'LIST', schema: roles.schema.default(['merchant']) },
    passwordStdin: { about: 'read the password from standard input', schema: flag },
  },
  async run({ database }: Needs, { email, name, roles, passwordStdin }, say) {
    const made = randomBytes(18).toString('base64url')
    const password = passwordStdin ? passwordFrom(await text(process.stdin)) : made
    const passwordHash = await hashPassword(password, atTheStart)
    const user = await withPlatform(database, async (tx) => {
      const id = await createAccount(tx, { name, email, passwordHash, role: 'customer' })
      const subject = { type: 'users', id, ownerId: id }
      await recordAudit(tx, { by: undefined, action: 'users.create', subject, after: { name, email } })
      return await setRoles(tx, undefined, id, roles)
    })
    say(`User ${user.id}, ${email}, is ${user.roles.join(', ')}.`)
    if (!passwordStdin) say(`The password is ${made}. It is shown this once.`)
    return { done: true, result: { ...user, ...(!passwordStdin && { password: made }) } }
  },
})

function passwordFrom(input: string): string {
  const result = NewPassword.safeParse(input.replace(/\r?\n$/, ''))
  if (result.success) return result.data
  throw new Error(result.error.issues[0]?.message.replace('The :field field', 'The password'))
}

export const setRolesCommand = declareCommand({
  arguments: { user: namedUser, roles },
  async run({ database }: Needs, { user, roles }, say) {
    const after = await withPlatform(database, async (tx) => {
      const { id } = await findNamedUser(tx, user)
      return await setRoles(tx, undefined, id, roles)
    })
    say(`User ${after.id}, ${after.email}, is ${after.roles.join(', ')}.`)
    return { done: true, result: after }
  },
})
