import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'

/** Ends a buyer's tokens, those in mails too, and the tokens that open the carts of theirs. `kept` is the hash of one that stays. */
export async function endAccess(tx: PlatformTx, shop: number, buyerId: number, kept = ''): Promise<void> {
  await sql`
    DELETE FROM buyer_tokens
    WHERE user_id = ${shop} AND buyer_id = ${buyerId} AND token_hash <> decode(${kept}, 'hex')`.execute(tx)
  await sql`
    DELETE FROM buyer_mailed_tokens
    WHERE user_id = ${shop} AND buyer_id = ${buyerId} AND purpose = 'buyer-password-reset'`.execute(tx)
  await sql`
    UPDATE carts SET token_hash = sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
    WHERE user_id = ${shop} AND buyer_id = ${buyerId} AND state = 'open'`.execute(tx)
}
