/** Rows below their heads, in columns as wide as their widest cell; numbers stand to the right. */
export function tableOf(heads: readonly string[], rows: readonly (readonly unknown[])[]): string[] {
  if (rows.length === 0) return []
  const texts = [heads.map((head) => head.toUpperCase()), ...rows.map((row) => row.map(shown))]
  const widths = heads.map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)))
  const isNumeric = heads.map((_, column) => rows.every((row) => typeof row[column] === 'number'))
  return texts.map((row) =>
    row
      .map((text, column) =>
        isNumeric[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** On one line, whatever the cell holds. */
const shown = (cell: unknown) => (cell === null || cell === undefined ? '-' : String(cell).replace(/\s+/g, ' '))
