import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { restore } from '#platform/csv/formulas.ts'
import type { CsvRecord } from '#platform/csv/read-csv.ts'
import { fieldErrors } from '#platform/http/validation.ts'
import type { TransferProblem } from '../transfers.schemas.ts'
import type { Table } from './open-table.ts'

/** A record by the fields that it fills, before anything is known of their meaning. */
export interface RawRow {
  line: number
  fields: Record<string, unknown>
  problems: TransferProblem[]
}

export async function* readRows(table: Table): AsyncGenerator<RawRow> {
  for await (const record of table.records()) yield toRow(table, record)
}

function toRow({ header, columns }: Table, { line, cells }: CsvRecord): RawRow {
  const refuse = (message: string): RawRow => ({ line, fields: {}, problems: [{ line, column: null, message }] })
  if (
    isDeepStrictEqual(
      cells.map((cell) => cell.trim()),
      header,
    )
  )
    return refuse('The header stands here again.')
  if (cells.length !== header.length)
    return refuse(`The record has ${cells.length} cells, and the header names ${header.length} columns.`)
  const fields: Record<string, unknown> = {}
  for (const [at, column] of columns.entries()) {
    if (column === undefined) continue
    const [field, read] = column
    const value = read(restore(cells[at] as string))
    if (value !== undefined) fields[field] = value
  }
  return { line, fields, problems: [] }
}

/** What the schema makes of some of the fields; what it refuses is added to the row's problems. */
export function check<Schema extends z.ZodType>(
  { line, problems }: Pick<RawRow, 'line' | 'problems'>,
  fields: Record<string, unknown>,
  schema: Schema,
  columnOf: (field: string) => string | null,
): z.output<Schema> | undefined {
  const result = schema.safeParse(fields)
  if (result.success) return result.data
  const refused = Object.entries(fieldErrors(result.error.issues, fields))
  for (const [field, sentences] of refused)
    for (const message of sentences) problems.push({ line, column: columnOf(field.split('.')[0] as string), message })
  return undefined
}

/** How the file calls the column that fills a field. */
export function columnNames({ header, columns }: Table): (field: string) => string | null {
  const names = new Map(
    columns.flatMap((column, at) => (column === undefined ? [] : [[column[0], header[at] ?? null]])),
  )
  return (field) => names.get(field) ?? null
}
