import { sql } from 'kysely'
import type { TenantTx } from '#platform/database/transactions.ts'

export interface PictureOfListing {
  /** Undefined where the listing is not there yet: in a dry run. */
  listingId: number | undefined
  productId: number | undefined
  url: string
  alt: string
  line: number
}

/** Of an address of ours, the hash by which the picture goes. */
export const ownHash = (url: string): string | undefined => /\/media\/([0-9a-f]{64})\/\d+\.webp$/.exec(url)?.[1]

/**
 * Notes the pictures that have to be fetched once the rows are there. One that was fetched from the same address before and is
 * still shown stays. Answers the lines of those that are new.
 */
export async function putPictures(
  tx: TenantTx,
  pictures: readonly PictureOfListing[],
  { writes, transferId }: { writes: boolean; transferId: number },
): Promise<Set<number>> {
  if (pictures.length === 0) return new Set()
  const shown = await shownAlready(tx, pictures)
  const isShown = ({ listingId, url }: PictureOfListing) =>
    shown.has(`${listingId} ${url}`) || shown.has(`${listingId} ${ownHash(url)}`)
  const fresh = pictures.filter((picture) => !isShown(picture))
  if (writes && fresh.length > 0) {
    const rows = fresh.map(({ listingId, productId, url, alt, line }) => ({
      user_id: tx.userId,
      transfer_id: transferId,
      listing_id: listingId as number,
      product_id: productId ?? null,
      line,
      url,
      alt,
    }))
    await tx.insertInto('transfer_pictures').values(rows).execute()
  }
  return new Set(fresh.map(({ line }) => line))
}

async function shownAlready(tx: TenantTx, pictures: readonly PictureOfListing[]): Promise<Set<string>> {
  const listings = [...new Set(pictures.flatMap(({ listingId }) => listingId ?? []))]
  if (listings.length === 0) return new Set()
  const { rows } = await sql<{ key: string }>`
    WITH shown AS (
      SELECT listing_id, sha256 FROM listing_media JOIN media ON media.user_id = listing_media.user_id AND media.id = media_id
      WHERE listing_media.user_id = ${tx.userId} AND listing_id = ANY (${listings}::bigint[])
    )
    SELECT listing_id || ' ' || sha256 AS key FROM shown
    UNION
    SELECT shown.listing_id || ' ' || url FROM shown JOIN transfer_pictures AS fetched
      ON fetched.user_id = ${tx.userId} AND fetched.listing_id = shown.listing_id AND fetched.sha256 = shown.sha256`.execute(
    tx,
  )
  return new Set(rows.map(({ key }) => key))
}
