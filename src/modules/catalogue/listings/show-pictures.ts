import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'
import { validationFailed } from '#platform/http/failure.ts'
import { getListing } from './listings.queries.ts'
import type { ShowPicturesRequest, WholeListing } from './listings.schemas.ts'
import { lockListing } from './update-listing.ts'

const foreignKeyViolated = '23503'

/** Shows just these pictures, in this order. */
export async function showPictures(
  tx: TenantTx,
  id: number,
  { media: pictures }: ShowPicturesRequest,
): Promise<WholeListing> {
  await lockListing(tx, id)
  await tx.deleteFrom('listing_media').where('user_id', '=', tx.userId).where('listing_id', '=', id).execute()
  await requireOwnProducts(tx, id, pictures)
  const { rows } = await sql<{ sha256: string }>`
    INSERT INTO listing_media (user_id, listing_id, media_id, product_id, position, alt)
    SELECT ${tx.userId}, ${id}, media.id, product_id, position, alt
    FROM ROWS FROM (json_to_recordset(${JSON.stringify(pictures)}::json) AS (sha256 text, alt text, product_id bigint))
      WITH ORDINALITY AS shown (sha256, alt, product_id, position)
    JOIN media ON media.user_id = ${tx.userId} AND media.sha256 = shown.sha256
    RETURNING (SELECT sha256 FROM media WHERE user_id = ${tx.userId} AND id = media_id)`
    .execute(tx)
    // Swept in between: a day after it was sent and shown nowhere.
    .catch((error: { code?: string }) => {
      throw error.code === foreignKeyViolated ? unknownPictures(pictures, []) : error
    })
  const known = rows.map(({ sha256 }) => sha256)
  if (known.length < pictures.length) throw unknownPictures(pictures, known)
  await sql`UPDATE listings SET updated_at = now() WHERE user_id = ${tx.userId} AND id = ${id}`.execute(tx)
  return getListing(tx, id)
}

interface AddedPicture {
  sha256: string
  alt: string
  product_id: number | null
}

/** Shows one more picture, behind those that are there. One that is shown already stays as it is. Answers whether it is shown. */
export async function addPicture(
  tx: TenantTx,
  id: number,
  { sha256, alt, product_id }: AddedPicture,
): Promise<boolean> {
  await lockListing(tx, id)
  const { rows } = await sql`
    WITH added AS (
      INSERT INTO listing_media (user_id, listing_id, media_id, product_id, position, alt)
      SELECT user_id, ${id}, media.id, (SELECT id FROM products WHERE user_id = ${tx.userId} AND listing_id = ${id} AND id = ${product_id}),
        (SELECT coalesce(max(position), 0) + 1 FROM listing_media WHERE user_id = ${tx.userId} AND listing_id = ${id}), ${alt}
      FROM media WHERE user_id = ${tx.userId} AND sha256 = ${sha256}
      ON CONFLICT DO NOTHING
    )
    SELECT FROM media WHERE user_id = ${tx.userId} AND sha256 = ${sha256}`.execute(tx)
  return rows.length > 0
}

function unknownPictures(pictures: ShowPicturesRequest['media'], known: readonly string[]) {
  const unknown = pictures.flatMap(({ sha256 }, at) => (known.includes(sha256) ? [] : [at]))
  const sentence = 'There is no such picture: send its bytes to POST /media first.'
  return validationFailed(Object.fromEntries(unknown.map((at) => [`media.${at}.sha256`, [sentence]])))
}

async function requireOwnProducts(tx: TenantTx, id: number, pictures: ShowPicturesRequest['media']): Promise<void> {
  const asked = pictures.flatMap(({ product_id }) => (product_id == null ? [] : [product_id]))
  if (asked.length === 0) return
  const own = await tx
    .selectFrom('products')
    .select('id')
    .where('user_id', '=', tx.userId)
    .where('listing_id', '=', id)
    .where('id', 'in', asked)
    .execute()
  const ids = new Set(own.map((product) => product.id))
  const foreign = pictures.flatMap(({ product_id }, at) => (product_id == null || ids.has(product_id) ? [] : [at]))
  if (foreign.length === 0) return
  const sentence = 'This product is none of the listing.'
  throw validationFailed(Object.fromEntries(foreign.map((at) => [`media.${at}.product_id`, [sentence]])))
}
