import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { z } from 'zod'

/**
 * A backup is gzipped text, a JSON value a line: the header; per table its columns and then its rows, each an array of
 * PostgreSQL's own texts; the sequences; and at the end how many rows each table has and the hash of all lines before.
 */
export const Header = z.strictObject({
  souk_backup: z.literal(1),
  taken_at: z.string(),
  migrations: z.array(z.string()).min(1),
})
export const TableStart = z.strictObject({ table: z.string(), columns: z.array(z.string()).min(1) })
export const Sequences = z.strictObject({ sequences: z.record(z.string(), z.string().regex(/^\d{1,19}$/)) })
export const Trailer = z.strictObject({ rows: z.record(z.string(), z.int().min(0)), sha256: z.string() })

export type RowCounts = z.infer<typeof Trailer>['rows']
export type Header = z.infer<typeof Header>
export type TableStart = z.infer<typeof TableStart>
export type Sequences = z.infer<typeof Sequences>
/** Rows belong to the table that began before them. */
export type Part = Header | TableStart | { lines: string[] } | Sequences

/** Appears under its name only when it is whole, readable by its owner alone. Answers the rows of each table. */
export async function writeBackupFile(file: string, parts: AsyncIterable<Part>): Promise<RowCounts> {
  if (existsSync(file)) throw new Error(`${file} exists already. A backup never takes the place of another file.`)
  const unfinished = `${file}.${randomUUID().slice(0, 8)}.unfinished`
  const check = openCheck()
  try {
    const target = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(Readable.from(linesOf(parts, check)), createGzip(), target)
    await rename(unfinished, file)
    return check.rows
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function* linesOf(parts: AsyncIterable<Part>, check: Check): AsyncGenerator<string> {
  for await (const part of parts) {
    const lines = 'lines' in part ? part.lines : [JSON.stringify(part)]
    check.note(part, lines)
    yield `${lines.join('\n')}\n`
  }
  yield `${JSON.stringify(check.trailer())}\n`
}

type Check = ReturnType<typeof openCheck>

/** Counts and hashes what passes, on the way out and on the way in. */
export function openCheck() {
  const hash = createHash('sha256')
  const rows: RowCounts = {}
  let table = ''
  return {
    rows,
    note(part: Part, lines: readonly string[]) {
      if ('table' in part) {
        table = part.table
        rows[table] = 0
      }
      if ('lines' in part) rows[table] = (rows[table] ?? 0) + lines.length
      hash.update(`${lines.join('\n')}\n`)
    },
    trailer: () => ({ rows, sha256: hash.digest('hex') }),
  }
}
