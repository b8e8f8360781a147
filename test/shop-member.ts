import { sql } from 'kysely'
import { withPlatform } from '#platform/database/transactions.ts'
import { type Client, clientOf, newUser, type User } from './client.ts'
import { eventually, type Souk } from './harness.ts'

/** The token in the newest mail that invites the address, into that shop where one is named. */
export async function invitationFor(souk: Souk, email: string, shop?: number): Promise<string> {
  return eventually(() => {
    const mails = souk.mailServer.received.filter(({ to }) => to?.[0]?.address?.toLowerCase() === email.toLowerCase())
    const texts = mails.map(({ text }) => text ?? '').filter((text) => text.includes('/dashboard/invitation#token='))
    const tokens = texts.map((text) => /#token=(\S+)/.exec(text)?.[1] ?? '')
    return tokens.filter((token) => shop === undefined || token.startsWith(`${shop}.`)).at(-1)
  })
}

/** As if a minute had gone by since the last mail to anybody. */
export async function forgetMailsSent(souk: Souk): Promise<void> {
  await underneath(souk, 'DELETE FROM account_mails')
}

/** A statement over the rows of all users. */
export async function underneath(souk: Souk, statement: string): Promise<void> {
  await withPlatform(souk.dependencies.database, (tx) => sql.raw(statement).execute(tx))
}

/** Invites the user by mail, and has them accept. */
export async function joinShop(souk: Souk, owner: User, user: User, role: string): Promise<void> {
  await forgetMailsSent(souk)
  const invited = await owner.post('/shop/invitations', { email: user.email, role })
  if (invited.status !== 201) throw new Error(`Inviting answered ${invited.status}: ${JSON.stringify(invited.body)}`)
  const token = await invitationFor(souk, user.email, owner.id)
  const { status, body } = await user.post('/invitations/acceptance', { token })
  if (status !== 200) throw new Error(`Accepting answered ${status}: ${JSON.stringify(body)}`)
}

/** The same client in somebody else's shop. */
export function inShop({ call }: Client, shop: number | string): Client {
  const named: Client['call'] = (method, path, body, headers) =>
    call(method, path, body, { 'x-souk-shop': String(shop), ...headers })
  return {
    call: named,
    get: (path) => named('GET', path),
    post: (path, body, headers) => named('POST', path, body, headers),
  }
}

export interface Member extends User {
  /** In the shop that they joined. */
  there: Client
}

/** A new account that has joined the shop in a role. */
export async function newMember(souk: Souk, owner: User, role: string): Promise<Member> {
  const user = await newUser(souk)
  await joinShop(souk, owner, user, role)
  return { ...user, there: inShop(clientOf(souk, user.token), owner.id) }
}

/** Rows as accepting and inviting leave them, made underneath: whoever is refused could not make them. */
async function insert(souk: Souk, statement: ReturnType<typeof sql<{ id: number }>>): Promise<number> {
  const { rows } = await withPlatform(souk.dependencies.database, (tx) => statement.execute(tx))
  return (rows[0] as { id: number }).id
}

const readOnly = sql`(SELECT id FROM shop_roles WHERE name = 'read-only')`

export const addMember = (souk: Souk, shop: number, member: number) =>
  insert(
    souk,
    sql`INSERT INTO shop_members (user_id, member_id, role_id) VALUES (${shop}, ${member}, ${readOnly}) RETURNING member_id AS id`,
  )

export const addInvitation = (souk: Souk, shop: number, email = `${crypto.randomUUID()}@example.com`) =>
  insert(
    souk,
    sql`INSERT INTO shop_invitations (user_id, email, role_id, invited_by, expires_at)
      VALUES (${shop}, ${email}, ${readOnly}, ${shop}, now() + interval '1 day') RETURNING id`,
  )
