import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { Failure } from '#platform/http/failure.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'

export type AccountMailPurpose =
  | 'email-verification'
  | 'password-reset'
  | 'email-changed'
  | 'shop-invitation'
  | `buyer-${'verification' | 'password-reset' | 'known'}`

export interface AccountMail {
  userId: number
  purpose: AccountMailPurpose
  recipient: string
}

const changesPerHour = 5

/**
 * Whether the mail may go out: one a minute to an address for a purpose, whoever asks and however often the account moves
 * on in between. Written down in the transaction of what is mailed about, so that only what happened counts.
 */
export async function allowMail(tx: PlatformTx, { userId, purpose, recipient }: AccountMail): Promise<boolean> {
  const address = foldAddress(recipient)
  // Two who ask at once for the same address: the second sees what the first has written.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`account-mails:${address}`}, 0))`.execute(tx)
  const { sent } = await tx
    .insertInto('account_mails')
    .values({
      user_id: userId,
      purpose,
      recipient: address,
      sent: sql<boolean>`NOT EXISTS (
        SELECT FROM account_mails
        WHERE recipient = ${address} AND purpose = ${purpose} AND sent AND asked_at > now() - interval '1 minute')`,
    })
    .returning('sent')
    .executeTakeFirstOrThrow()
  return sent
}

/** Each change mails two addresses, which may be anybody's. Throws the refusal of the one too many; the user's row is locked. */
export async function allowAddressChange(tx: PlatformTx, userId: number): Promise<void> {
  const { rows } = await sql<{ waits: number }>`
    SELECT ceil(extract(epoch FROM asked_at + interval '1 hour' - now()))::integer AS waits FROM account_mails
    WHERE user_id = ${userId} AND purpose = 'email-changed' AND asked_at > now() - interval '1 hour'
    ORDER BY asked_at DESC OFFSET ${changesPerHour - 1} LIMIT 1`.execute(tx)
  if (rows[0] !== undefined) throw tooManyChanges(Math.max(1, rows[0].waits))
}

const invitationsPerHour = 20

/** An invitation mails an address that may be anybody's: so many an hour from one shop, and one a minute to an address. */
export async function allowInvitation(tx: PlatformTx, shopId: number, recipient: string): Promise<void> {
  const { rows } = await sql<{ waits: number }>`
    SELECT ceil(extract(epoch FROM asked_at + interval '1 hour' - now()))::integer AS waits FROM account_mails
    WHERE user_id = ${shopId} AND purpose = 'shop-invitation' AND asked_at > now() - interval '1 hour'
    ORDER BY asked_at DESC OFFSET ${invitationsPerHour - 1} LIMIT 1`.execute(tx)
  if (rows[0] !== undefined) throw tooManyInvitations(Math.max(1, rows[0].waits))
  if (!(await allowMail(tx, { userId: shopId, purpose: 'shop-invitation', recipient }))) throw tooManyInvitations(60)
}

const tooManyInvitations = (waits: number) =>
  new Failure(
    429,
    'too_many_requests',
    `A shop invites ${invitationsPerHour} times an hour, and an address once a minute. Try again in ${waits} s.`,
    { headers: { 'retry-after': String(waits) } },
  )

const tooManyChanges = (waits: number) =>
  new Failure(
    429,
    'too_many_requests',
    `An address can be changed ${changesPerHour} times an hour. Try again in ${waits} s.`,
    { headers: { 'retry-after': String(waits) } },
  )
