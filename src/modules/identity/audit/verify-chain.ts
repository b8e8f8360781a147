import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Database, type PlatformTx, withPlatform } from '#platform/database/transactions.ts'

/** An entry and its hash: kept outside the database, it also gives away an end that was cut off. */
export interface ChainHead {
  id: number
  hash: Buffer
}

export type ChainReport = { intact: true; head: ChainHead } | { intact: false; brokenAt: number; problem: string }

interface Link extends ChainHead {
  previous_hash: Buffer
  content: string
}

const batchSize = 1_000
const beginning: ChainHead = { id: 0, hash: Buffer.alloc(32) }

/** Walks the chain from its first entry and names the first row that does not fit, with each other or with `known`. */
export async function verifyChain(database: Database, known: ChainHead = beginning): Promise<ChainReport> {
  let head = beginning
  for (;;) {
    const links = await withPlatform(database, (tx) => linksAfter(tx, head.id))
    for (const link of links) {
      const problem = problemWith(link, head, known)
      if (problem !== undefined) return { intact: false, brokenAt: head.id + 1, problem }
      head = link
    }
    if (links.length < batchSize) break
  }
  if (head.id < known.id) return { intact: false, brokenAt: head.id + 1, problem: missing }
  return { intact: true, head }
}

function linksAfter(tx: PlatformTx, id: number): Promise<Link[]> {
  return tx
    .selectFrom('audit_entries')
    .select(['id', 'previous_hash', 'hash', sql<string>`audit_content(audit_entries)`.as('content')])
    .where('id', '>', id)
    .orderBy('id')
    .limit(batchSize)
    .execute()
}

const missing = 'the entry is missing'

function problemWith({ id, previous_hash, hash, content }: Link, previous: ChainHead, known: ChainHead) {
  if (id !== previous.id + 1) return missing
  if (!previous_hash.equals(previous.hash)) return 'the entry does not follow the one before it'
  const expected = createHash('sha256').update(previous_hash).update(content).digest()
  if (!hash.equals(expected)) return 'the entry was changed after it was written'
  if (id === known.id && !hash.equals(known.hash)) return 'the entry is not the one that is known'
  return undefined
}
