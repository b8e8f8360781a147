import { sql } from 'kysely'
import { mintMailedToken, parseMailedToken } from '#modules/identity/mailed-tokens/index.ts'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import type { BuyerMailPurpose } from './buyer-mails.events.ts'
import type { Addressee } from './send-buyer-mail.ts'

/** How long a mail may lie unread. A reset hands over the account, so it gets less. */
const validForMs: Record<BuyerMailPurpose, number> = {
  'buyer-verification': 24 * 60 * 60_000,
  'buyer-password-reset': 60 * 60_000,
}

/** Makes the token for a mail that is about to be sent. Each attempt gets one of its own: all of them hold until one is used. */
export async function issueBuyerMailToken(
  database: Database,
  { shop, buyerId, email }: Addressee,
  purpose: BuyerMailPurpose,
): Promise<string> {
  const { plainText, hash } = mintMailedToken(buyerId)
  const expires = new Date(Date.now() + validForMs[purpose])
  await withPlatform(database, (tx) =>
    sql`UPDATE buyer_mailed_tokens SET token_hashes = token_hashes || ${hash}::bytea, expires_at = ${expires}
      WHERE user_id = ${shop} AND buyer_id = ${buyerId} AND purpose = ${purpose}
        AND fold_address(email) = fold_address(${email})`.execute(tx),
  )
  return plainText
}

export interface ProvenAddress {
  buyerId: number
  email: string
}

interface Shown {
  shop: number
  purpose: BuyerMailPurpose
  token: string
}

/** Whether the token would be taken: for who has costly work to do first. */
export async function findProvenAddress(tx: PlatformTx, shown: Shown): Promise<ProvenAddress | undefined> {
  const hash = parseMailedToken(shown.token)?.hash
  if (hash === undefined) return undefined
  const { rows } = await sql<ProvenAddress>`
    SELECT buyer_id AS "buyerId", email FROM buyer_mailed_tokens WHERE ${holds(shown, hash)}`.execute(tx)
  return rows[0]
}

/** Takes the token, once: with it go the others of its buyer and purpose. */
export async function redeemBuyerMailToken(tx: PlatformTx, shown: Shown): Promise<ProvenAddress | undefined> {
  const hash = parseMailedToken(shown.token)?.hash
  if (hash === undefined) return undefined
  const { rows } = await sql<ProvenAddress>`
    DELETE FROM buyer_mailed_tokens WHERE ${holds(shown, hash)} RETURNING buyer_id AS "buyerId", email`.execute(tx)
  return rows[0]
}

const holds = ({ shop, purpose, token }: Shown, hash: Buffer) =>
  sql`user_id = ${shop} AND buyer_id = ${parseMailedToken(token)?.userId} AND purpose = ${purpose}
    AND ${hash}::bytea = ANY (token_hashes) AND expires_at > now()`
