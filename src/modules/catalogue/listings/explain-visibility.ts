import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { listingNotFound } from './listings.errors.ts'
import type { VisibilityResource } from './listings.schemas.ts'

interface Facts {
  shop: 'closed' | 'open' | 'paused'
  suspended: boolean
  status: 'draft' | 'published'
  visible: boolean
  published_at: Date | null
  products: number
  availability: number
}

/** Says in words why a listing is not to be seen, or cannot be bought where it is. */
export async function explainVisibility(tx: TenantTx, id: number): Promise<VisibilityResource> {
  const { rows } = await sql<Facts>`
    SELECT shops.status AS shop, suspended, listings.status, visible, published_at, availability,
      (SELECT count(*) FROM products WHERE products.user_id = listings.user_id AND listing_id = listings.id
        AND deleted_at IS NULL) AS products
    FROM listings JOIN shops USING (user_id) WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  const facts = rows[0]
  if (facts === undefined) throw listingNotFound()
  const hidden = reasonsToHide(facts)
  return { visible: hidden.length === 0, reasons: [...hidden, ...reasonsNotToSell(facts)] }
}

function reasonsToHide({ shop, suspended, status, visible, published_at, products }: Facts): string[] {
  return [
    ...(suspended ? ['The account is suspended, and its shop with it.'] : []),
    ...(shop === 'closed' ? ['The shop is closed: open it.'] : []),
    ...(status === 'draft' ? ['The listing is a draft: publish it.'] : []),
    ...(status === 'published' && !visible ? [`It is published from ${published_at?.toISOString()} on.`] : []),
    ...(products === 0 ? ['It has no product: add one, or put a product into it.'] : []),
  ]
}

function reasonsNotToSell({ shop, products, availability }: Facts): string[] {
  return [
    ...(shop === 'paused' ? ['The shop is paused: it can be seen, and nothing can be ordered.'] : []),
    ...(products > 0 && availability === 0 ? ['All of its products are sold out.'] : []),
  ]
}
