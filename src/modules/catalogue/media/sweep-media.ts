import { type RawBuilder, sql } from 'kysely'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'
import type { Files } from '#platform/files/files.ts'
import { fileName } from './picture-widths.ts'

const batchSize = 500
/** Well within the ten minutes after which claim-files.ts takes over what was not finished. */
const deletingMayTakeMs = 5 * 60_000

/** Deletes the pictures that nothing has shown for a day, and the files that no shop's picture needs. Answers how many. */
export async function sweepMedia(database: Database, files: Files): Promise<{ pictures: number; files: number }> {
  const shown = await withPlatform(database, findReferences)
  await withPlatform(database, (tx) => noteUnused(tx, shown))
  const pictures = await inBatches(() => withPlatform(database, (tx) => deleteUnused(tx, shown)))
  return { pictures, files: await inBatches(() => deleteFiles(database, files)) }
}

async function inBatches(batch: () => Promise<number>): Promise<number> {
  for (let sum = 0; ; ) {
    const done = await batch()
    sum += done
    if (done < batchSize) return sum
  }
}

/**
 * Whether anything shows a picture: all that has a foreign key to it, as the catalogue knows. So a table that comes to show
 * pictures is heard of without a line here.
 */
async function findReferences(tx: PlatformTx): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ name: string; pairs: [own: string, other: string][] }>`
    SELECT conrelid::regclass::text AS name, (
      SELECT json_agg(json_build_array(own.attname, other.attname))
      FROM unnest(confkey, conkey) AS key (own, other)
      JOIN pg_attribute AS own ON own.attrelid = confrelid AND own.attnum = key.own
      JOIN pg_attribute AS other ON other.attrelid = conrelid AND other.attnum = key.other) AS pairs
    FROM pg_constraint WHERE contype = 'f' AND confrelid = 'public.media'::regclass AND conparentid = 0`.execute(tx)
  const references = rows.map(({ name, pairs }) => {
    const same = pairs.map(([own, other]) => sql`${sql.ref(`showing.${other}`)} = ${sql.ref(`media.${own}`)}`)
    return sql`EXISTS (SELECT FROM ${sql.table(name)} AS showing WHERE ${sql.join(same, sql` AND `)})`
  })
  return references.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(references, sql` OR `)})`
}

/** The day begins when it is seen that nothing shows a picture any more, so that what was taken down can be put back. */
async function noteUnused(tx: PlatformTx, shown: RawBuilder<boolean>): Promise<void> {
  await sql`UPDATE media SET unused_since = now() WHERE unused_since IS NULL AND NOT ${shown}`.execute(tx)
}

/**
 * Locked first and asked again then, in a statement that sees what was committed meanwhile: whoever begins to show a picture
 * locks it too, and either was before us, and is seen, or finds it gone.
 */
async function deleteUnused(tx: PlatformTx, shown: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ user_id: number; id: number }>`
    SELECT user_id, id FROM media WHERE unused_since < now() - interval '1 day'
    ORDER BY unused_since LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`.execute(tx)
  const [owners, ids] = [rows.map(({ user_id }) => user_id), rows.map(({ id }) => id)]
  const due = sql`(user_id, id) IN (SELECT * FROM unnest(${owners}::bigint[], ${ids}::bigint[]))`
  await sql`DELETE FROM media WHERE ${due} AND NOT ${shown}`.execute(tx)
  await sql`UPDATE media SET unused_since = NULL WHERE ${due}`.execute(tx)
  return rows.length
}

interface Doomed {
  sha256: string
  widths: number[]
  /** As PostgreSQL writes it, to the microsecond. */
  doomedAt: string
}

/** Row, files, row: nobody begins to use files that are being deleted, and no transaction is open meanwhile. */
async function deleteFiles(database: Database, files: Files): Promise<number> {
  const begunAt = performance.now()
  const doomed = await withPlatform(database, doomFiles)
  for (const { sha256, widths, doomedAt } of doomed) {
    for (const width of widths) {
      if (performance.now() - begunAt > deletingMayTakeMs)
        throw new Error('Deleting files takes too long: the rest waits.')
      await files.delete(fileName(sha256, width))
    }
    await withPlatform(database, (tx) =>
      sql`DELETE FROM media_files WHERE sha256 = ${sha256} AND doomed_at = ${doomedAt}::timestamptz`.execute(tx),
    )
  }
  return doomed.length
}

/** Also those that a sweep before this one began with and did not finish. */
async function doomFiles(tx: PlatformTx): Promise<Doomed[]> {
  const { rows } = await sql<Doomed>`
    UPDATE media_files SET doomed_at = now() WHERE sha256 = ANY (ARRAY(
      SELECT sha256 FROM media_files WHERE claimed_at < now() - interval '1 day'
        AND (doomed_at IS NULL OR doomed_at < now() - interval '10 minutes')
        AND NOT EXISTS (SELECT FROM media WHERE media.sha256 = media_files.sha256)
      LIMIT ${batchSize} FOR UPDATE SKIP LOCKED))
    RETURNING sha256, widths, doomed_at::text AS "doomedAt"`.execute(tx)
  return rows
}
