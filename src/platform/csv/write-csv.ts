import { stringify } from 'csv-stringify/sync'
import { neutralise } from './formulas.ts'

/** Lines of a CSV in the form of RFC 4180: commas, and line breaks of two characters. No cell is run as a formula. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(neutralise)),
    // Also a break of another kind than the records' own would end one.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )
}
