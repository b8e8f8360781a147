import { type CsvForm, formOf } from '#platform/csv/csv-form.ts'
import { type CsvRecord, readCsv } from '#platform/csv/read-csv.ts'
import { decoded, detectEncoding, type Encoding } from '#platform/csv/text-encoding.ts'
import { UnusableFileError } from '../transfers.errors.ts'
import type { TransferFormat } from '../transfers.schemas.ts'
import { type Imported, type Layout, layoutOf } from './layouts.ts'

/** A file that was recognised, to be read from its beginning as often as it is needed. */
export interface Table {
  layout: Layout
  format: TransferFormat
  /** As the file calls its columns. */
  header: string[]
  /** What each column fills; undefined for those that mean nothing here. */
  columns: (readonly [field: string, read: (text: string) => unknown] | undefined)[]
  ignored: string[]
  /** Without the header. */
  records: () => AsyncGenerator<CsvRecord>
}

const mostColumns = 256
const looksAt = 64 * 1024

export async function openTable(chunks: () => AsyncIterable<Uint8Array>, what: Imported): Promise<Table> {
  const encoding = await detectEncoding(chunks())
  const form = formOf(await beginningOf(decoded(chunks(), encoding)))
  const read = () => readCsv(decoded(chunks(), encoding), form.delimiter)
  const header = (await readHeader(read())).map((name) => name.trim())
  const names = header.map((name) => name.toLowerCase())
  const layout = layoutOf(names, what)
  const columns = names.map((name) => (Object.hasOwn(layout.columns, name) ? layout.columns[name] : undefined))
  requireColumns(layout, header, columns)
  return {
    layout,
    format: formatOf(layout, encoding, form),
    header,
    columns,
    ignored: header.filter((name, at) => columns[at] === undefined && name !== ''),
    async *records() {
      let isHeader = true
      for await (const record of read()) {
        if (!isHeader) yield record
        isHeader = false
      }
    },
  }
}

const formatOf = (
  { name: layout }: Layout,
  encoding: Encoding,
  { delimiter, lineEnding }: CsvForm,
): TransferFormat => ({
  type: 'csv',
  layout,
  encoding,
  delimiter: delimiter as NonNullable<TransferFormat['delimiter']>,
  line_ending: lineEnding,
})

async function beginningOf(text: AsyncIterable<string>): Promise<string> {
  let beginning = ''
  for await (const some of text) {
    beginning += some
    if (beginning.length >= looksAt) break
  }
  return beginning
}

async function readHeader(records: AsyncIterable<CsvRecord>): Promise<string[]> {
  for await (const { cells } of records) return cells
  throw unusable(null, 'The file has no header: its first line must name the columns.')
}

function requireColumns({ needed }: Layout, header: readonly string[], columns: Table['columns']): void {
  if (header.length > mostColumns)
    throw unusable(null, `The header names ${header.length} columns; there may be ${mostColumns}.`)
  const fields = new Set<string>()
  for (const [at, column] of columns.entries()) {
    if (column === undefined) continue
    if (fields.has(column[0])) throw unusable(header[at] ?? null, 'This column stands twice in the header.')
    fields.add(column[0])
  }
  if (!needed.some((field) => fields.has(field)))
    throw unusable(null, `The header names none of these columns: ${needed.join(', ')}. It must have one of them.`)
}

const unusable = (column: string | null, message: string) => new UnusableFileError({ line: 1, column, message })
