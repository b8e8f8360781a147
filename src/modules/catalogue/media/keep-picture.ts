import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, readScope, withChosenTenant } from '#modules/identity/access/index.ts'
import { askedBy, type Database, type TenantTx, withPlatform, withTenant } from '#platform/database/transactions.ts'
import { inTurn } from '#platform/fair-queue.ts'
import type { Files } from '#platform/files/files.ts'
import { claimFiles, reclaimFiles } from './claim-files.ts'
import type { MediaResource } from './media.schemas.ts'
import { working } from './media-turns.ts'
import { fileName, fileWidthsOf, pictureUrl, widthsOf } from './picture-widths.ts'
import { inspectPicture, type PictureFacts, renderPicture } from './read-picture.ts'

export interface MediaDependencies {
  database: Database
  files: Files
}

interface Picture extends PictureFacts {
  sha256: string
  bytes: Buffer
}

interface Kept {
  /** Whether the shop has not had it before. */
  added: boolean
  resource: MediaResource
  /** For the audit log, which finds the row by it. */
  location: string
}

/**
 * The files first and the shop's row last, so that a row never names what is not there. No transaction is open while files are
 * written: they may lie in a bucket. Files without a row are swept.
 */
export async function keepPicture(
  { database, files }: MediaDependencies,
  actor: Actor,
  userId: number,
  bytes: Buffer,
): Promise<Kept> {
  readScope(actor, userId)
  const facts = await inTurn(working, actor.userId, () => inspectPicture(bytes))
  const picture = { ...facts, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  await keepFiles(askedBy(database, actor), files, actor.userId, picture)
  return withChosenTenant(database, actor, userId, (tx) => recordPicture(tx, picture))
}

/** The same for what Souk itself brings along, such as the demo's. */
export async function bringPicture(
  { database, files }: MediaDependencies,
  userId: number,
  bytes: Buffer,
): Promise<MediaResource> {
  const facts = await inTurn(working, userId, () => inspectPicture(bytes))
  const picture = { ...facts, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  await keepFiles(database, files, userId, picture)
  return (await withTenant(database, userId, (tx) => recordPicture(tx, picture))).resource
}

/** The same bytes make the same files, whoever sends them and how often. Files that got lost are made anew. */
async function keepFiles(database: Database, files: Files, userId: number, picture: Picture): Promise<void> {
  const { sha256, bytes, width } = picture
  const widths = fileWidthsOf(width)
  const isKnown = await withPlatform(database, (tx) => reclaimFiles(tx, sha256))
  if (isKnown && (await areThere(files, sha256, widths))) return
  const rendered = await inTurn(working, userId, () => renderPicture(bytes, picture))
  await withPlatform(database, (tx) => claimFiles(tx, sha256, widths))
  await Promise.all([...rendered].map(([each, file]) => files.put(fileName(sha256, each), file)))
}

async function areThere(files: Files, sha256: string, widths: number[]): Promise<boolean> {
  const found = await Promise.all(widths.map((width) => files.has(fileName(sha256, width))))
  return found.every(Boolean)
}

async function recordPicture(tx: TenantTx, { sha256, bytes, contentType, width, height }: Picture): Promise<Kept> {
  const { id, added } = await tx
    .insertInto('media')
    .values({ user_id: tx.userId, sha256, content_type: contentType, bytes: bytes.length, width, height })
    // Somebody means to show it: its day begins anew.
    .onConflict((same) =>
      same.columns(['user_id', 'sha256']).doUpdateSet({
        unused_since: sql`CASE WHEN media.unused_since IS NOT NULL THEN now() END`,
      }),
    )
    .returning(['id', sql<boolean>`xmax = 0`.as('added')])
    .executeTakeFirstOrThrow()
  const widths = widthsOf(width)
  const url = pictureUrl(sha256, Math.max(...widths))
  const resource = { sha256, content_type: contentType, bytes: bytes.length, width, height, url, widths }
  return { added, resource, location: `/media/${id}` }
}
