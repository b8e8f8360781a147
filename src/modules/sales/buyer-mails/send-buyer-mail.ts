import { sql } from 'kysely'
import { type AccountMailPurpose, allowMail } from '#modules/identity/account-mails/index.ts'
import type { SendingShop } from '#modules/sales/orders/index.ts'
import type { Json } from '#platform/database/schema.ts'
import type { PlatformTx } from '#platform/database/transactions.ts'
import { announceFor } from '#platform/outbox/announce.ts'
import { type BuyerMailPurpose, buyerKnownEvent, buyerMailEvents } from './buyer-mails.events.ts'

export interface Addressee {
  /** The user whose shop it is. */
  shop: number
  buyerId: number
  email: string
}

/**
 * Has a mail with a token sent, and ends the tokens of earlier ones. Within a minute of the last mail to the same address, from
 * whatever shop, it does nothing: whoever asks again and again fills nobody's mailbox.
 */
export async function requestBuyerMail(tx: PlatformTx, addressee: Addressee, purpose: BuyerMailPurpose): Promise<void> {
  const { shop, buyerId, email } = addressee
  if (!(await isAllowed(tx, addressee, purpose))) return
  await tx
    .insertInto('buyer_mailed_tokens')
    .values({ user_id: shop, buyer_id: buyerId, purpose, email })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'buyer_id', 'purpose'])
        .doUpdateSet({ email, requested_at: sql`now()`, token_hashes: [], expires_at: null }),
    )
    .execute()
  await mailBuyer(tx, addressee, buyerMailEvents[purpose])
}

/** Somebody registers with the address of an account: only its owner hears that there is one. */
export async function mailKnownBuyer(tx: PlatformTx, addressee: Addressee): Promise<void> {
  if (await isAllowed(tx, addressee, 'buyer-known')) await mailBuyer(tx, addressee, buyerKnownEvent)
}

const isAllowed = (tx: PlatformTx, { shop, email }: Addressee, purpose: AccountMailPurpose) =>
  allowMail(tx, { userId: shop, purpose, recipient: email })

/** In the shop's name. */
export async function mailBuyer(tx: PlatformTx, { shop, buyerId, email }: Addressee, event: string): Promise<void> {
  const { rows } = await sql<SendingShop>`
    SELECT name, slug, colour, contact_email FROM shops WHERE user_id = ${shop}`.execute(tx)
  const payload = { recipient: email, buyer: { id: buyerId }, shop: rows[0] } as unknown as Json
  await announceFor(tx, shop, { event, payload })
}
