import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'

/** A record of a table of text. */
export interface CsvRecord {
  /** The number of its first line; the file's first one is 1. */
  line: number
  cells: string[]
}

/** The file is no table from some line on: nobody can say where its records end. */
export class UnreadableCsvError extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.name = 'UnreadableCsvError'
    this.line = line
  }
}

const maxRecordBytes = 1024 * 1024

const sentences: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote that begins in this record is not closed.',
  CSV_MAX_RECORD_SIZE: 'This record is larger than 1 MB: a quote may be missing.',
  INVALID_OPENING_QUOTE:
    'A quote stands inside a cell that does not begin with one. A cell with quotes is quoted itself, and each of its quotes is doubled.',
  CSV_INVALID_CLOSING_QUOTE: 'Something stands behind the closing quote of a cell.',
}

/**
 * Its records, in order; blank lines are none. The parser's own line numbers count a break of two characters inside quotes twice,
 * so lines are counted here, by what the cells hold.
 */
export async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRecord> {
  let line = 1
  /** Of the records that the parser holds ready. */
  const lines: number[] = []
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: maxRecordBytes,
    // Counted while it parses, ahead of the reader: so a failure knows the line of its own record.
    on_record(cells: string[]) {
      const first = line
      line += 1
      for (const cell of cells) line += breaksIn(cell)
      if (cells.length === 1 && cells[0] === '') return null
      lines.push(first)
      return cells
    },
  })
  // What fails rejects for whoever reads the parser.
  pipeline(Readable.from(text), parser, () => {})
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { line: lines.shift() as number, cells }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UnreadableCsvError(line, sentences[error.code] ?? 'This record cannot be read.')
  }
}

function breaksIn(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0
}
